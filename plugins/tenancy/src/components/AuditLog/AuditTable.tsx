import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import {
  HiddenText,
  ItemTable,
  RelativeTime,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { EventActor } from './EventActor';
import styles from './AuditLog.module.css';

/** Props of {@link AuditTable}. */
export type AuditTableProps = {
  /** Absent while they load. */
  items: AuditEvent[] | undefined;
  isUpdating: boolean;
  onOpen: (event: AuditEvent) => void;
};

const COLUMNS: ItemColumn<AuditEvent>[] = [
  {
    id: 'time',
    label: 'When',
    width: '7.5rem',
    onCard: 'corner',
    render: event => (
      <span className={styles.quiet}>
        <RelativeTime time={event.created_at} />
      </span>
    ),
  },
  {
    id: 'actor',
    label: 'Who',
    width: '10rem',
    render: event => <EventActor event={event} />,
  },
  {
    id: 'what',
    label: 'What',
    role: 'title',
    render: event => (
      <span className={styles.stack}>
        <span>{event.message || event.action}</span>
        {event.message && (
          <>
            <HiddenText>,</HiddenText>{' '}
            <code className={styles.code}>{event.action}</code>
          </>
        )}
      </span>
    ),
  },
  {
    id: 'target',
    label: 'On what',
    width: '12rem',
    render: event =>
      event.target_type === undefined ? undefined : (
        <span className={styles.stack}>
          <span>{event.target_name ?? event.target_id}</span>
          <span className={styles.quiet}>
            {event.target_type.replace(/[-_]/g, ' ')}
            {event.product && ` · ${event.product}`}
          </span>
        </span>
      ),
  },
  {
    id: 'from',
    label: 'From where',
    width: '9rem',
    render: event =>
      event.source_ip && <code className={styles.code}>{event.source_ip}</code>,
  },
];

/** What happened, one event a row: when, who, what, on what, and from where. */
export function AuditTable(props: AuditTableProps) {
  return (
    <ItemTable
      label="Audit events"
      columns={COLUMNS}
      items={props.items}
      idOf={idOf}
      titleOf={event => event.message || event.action}
      onOpen={props.onOpen}
      isUpdating={props.isUpdating}
      minWidth="44rem"
      isDense
    />
  );
}

function idOf({ id }: AuditEvent): string {
  return String(id);
}

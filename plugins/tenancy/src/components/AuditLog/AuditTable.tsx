import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { RelativeTime } from '@groundwork/plugin-control-plane-react';
import { RecordTable, type RecordColumn } from '../shared/RecordTable';
import { EventActor } from './EventActor';
import styles from './AuditLog.module.css';

/** Props of {@link AuditTable}. */
export type AuditTableProps = {
  /** Absent while they load. */
  items: AuditEvent[] | undefined;
  isUpdating: boolean;
  onOpen: (event: AuditEvent) => void;
};

const COLUMNS: RecordColumn<AuditEvent>[] = [
  {
    id: 'time',
    label: 'When',
    className: styles.timeColumn,
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
    className: styles.actorColumn,
    render: event => <EventActor event={event} />,
  },
  {
    id: 'what',
    label: 'What',
    isRowHeader: true,
    render: event => (
      <span className={styles.stack}>
        <span>{event.message || event.action}</span>
        {event.message && <code className={styles.code}>{event.action}</code>}
      </span>
    ),
  },
  {
    id: 'target',
    label: 'On what',
    className: styles.targetColumn,
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
    className: styles.fromColumn,
    render: event =>
      event.source_ip && <code className={styles.code}>{event.source_ip}</code>,
  },
];

/** What happened, one event a row: when, who, what, on what, and from where. */
export function AuditTable(props: AuditTableProps) {
  return (
    <RecordTable
      label="Audit events"
      columns={COLUMNS}
      items={props.items}
      idOf={event => String(event.id)}
      nameOf={event => event.message || event.action}
      onOpen={props.onOpen}
      isUpdating={props.isUpdating}
      isDense
    />
  );
}

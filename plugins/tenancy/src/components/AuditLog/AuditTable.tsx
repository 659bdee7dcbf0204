import { useMemo } from 'react';
import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import {
  EventActor,
  HiddenText,
  ItemTable,
  RelativeTime,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords, type TenancyWords } from '../../translation';
import styles from './AuditLog.module.css';

/** Props of {@link AuditTable}. */
export type AuditTableProps = {
  /** Absent while they load. */
  items: AuditEvent[] | undefined;
  isUpdating: boolean;
  onOpen: (event: AuditEvent) => void;
};

function columnsOf(t: TenancyWords): ItemColumn<AuditEvent>[] {
  return [
    {
      id: 'time',
      label: t('audit.columns.when'),
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
      label: t('audit.columns.who'),
      width: '10rem',
      render: event => <EventActor event={event} />,
    },
    {
      id: 'what',
      label: t('audit.columns.what'),
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
      label: t('audit.columns.onWhat'),
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
      label: t('audit.columns.fromWhere'),
      width: '9rem',
      render: event =>
        event.source_ip && (
          <code className={styles.code}>{event.source_ip}</code>
        ),
    },
  ];
}

/** What happened, one event a row: when, who, what, on what, and from where. */
export function AuditTable(props: AuditTableProps) {
  const { t } = useTenancyWords();
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <ItemTable
      label={t('audit.label')}
      columns={columns}
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

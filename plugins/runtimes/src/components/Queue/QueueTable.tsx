import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { QueueItem } from '@groundwork/plugin-control-plane-common';
import {
  Flash,
  ItemTable,
  RelativeTime,
  StatusChip,
  TwoLines,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { reasonOfWork } from '../../model';
import { namespaceRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { QueueMenu } from './QueueMenu';
import styles from './Queue.module.css';

/** Props of {@link QueueTable}. */
export type QueueTableProps = {
  /** Absent while they load. */
  items: QueueItem[] | undefined;
  /** Without the column that would say the same everywhere. */
  isOfOneRuntime?: boolean;
  isUpdating?: boolean;
  onChanged: () => void;
};

/** Work of the reconciler as rows; each leads to its namespace. */
export function QueueTable(props: QueueTableProps) {
  const { items, isOfOneRuntime = false, isUpdating, onChanged } = props;
  const { t } = useRuntimesWords();
  const namespacePath = useRouteRef(namespaceRouteRef);
  const columns = useMemo(
    (): ItemColumn<QueueItem>[] =>
      [
        {
          id: 'name',
          label: t('queue.namespace'),
          role: 'title' as const,
          width: '13.5rem',
          render: (item: QueueItem) => (
            <TwoLines
              title={<span className={styles.name}>{item.name}</span>}
              detail={
                item.desired_state === 'absent'
                  ? t('queue.toBeRemoved')
                  : undefined
              }
            />
          ),
        },
        {
          id: 'runtime',
          label: t('words.runtime'),
          width: '8.5rem',
          render: (item: QueueItem) => item.title,
        },
        {
          id: 'state',
          label: t('words.state'),
          width: '7.5rem',
          onCard: 'chip' as const,
          render: (item: QueueItem) => (
            <Flash token={item.state}>
              <StatusChip status={item.state} />
            </Flash>
          ),
        },
        {
          id: 'reason',
          label: t('queue.why'),
          render: (item: QueueItem) => <Matter item={item} />,
        },
        {
          id: 'attempt',
          label: t('queue.failedColumn'),
          width: '4.5rem',
          render: (item: QueueItem) =>
            item.attempt > 0 ? `${item.attempt} ×` : undefined,
        },
        {
          id: 'when',
          label: t('queue.when'),
          width: '8rem',
          render: (item: QueueItem) => <When item={item} />,
        },
        {
          id: 'menu',
          label: t('words.actions'),
          role: 'menu' as const,
          render: (item: QueueItem) => (
            <QueueMenu item={item} onChanged={onChanged} />
          ),
        },
      ].filter(({ id }) => !isOfOneRuntime || id !== 'runtime'),
    [isOfOneRuntime, onChanged, t],
  );
  return (
    <ItemTable
      label={t('queue.work')}
      columns={columns}
      items={items}
      idOf={idOf}
      titleOf={({ name, title }) =>
        t('words.nameOnTarget', { name, target: title })
      }
      hrefOf={item => namespacePath({ id: item.namespace_id })}
      isUpdating={isUpdating}
      minWidth={isOfOneRuntime ? '52rem' : '62rem'}
    />
  );
}

function idOf({ id }: QueueItem): string {
  return id;
}

function Matter(props: { item: QueueItem }) {
  const { t } = useRuntimesWords();
  const { item } = props;
  const reason = reasonOfWork(item);
  return (
    <span className={styles.matter}>
      <span className={styles.reason} title={reason}>
        {reason}
      </span>
      {item.claimed_by && (
        <span className={styles.quiet}>
          {t('queue.claimedBy', { worker: <code>{item.claimed_by}</code> })}
        </span>
      )}
    </span>
  );
}

/** What time matters depends on the state. */
function When(props: { item: QueueItem }) {
  const { t } = useRuntimesWords();
  const { item } = props;
  const { state, claimed_at: claimed, next_reconcile_at: next } = item;
  if (state === 'running' && claimed) {
    return (
      <span>{t('queue.since', { time: <RelativeTime time={claimed} /> })}</span>
    );
  }
  if (next && state !== 'running' && state !== 'dead') {
    return (
      <span>{t('queue.due', { time: <RelativeTime time={next} /> })}</span>
    );
  }
  return <RelativeTime time={item.updated_at} />;
}

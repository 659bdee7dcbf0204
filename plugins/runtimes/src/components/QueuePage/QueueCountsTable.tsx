import { useState } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Box, Link, Skeleton } from '@backstage/ui';
import { CirclePauseIcon, RotateCwIcon } from 'lucide-react';
import {
  queueManagePermission,
  type QueueCounts,
  type QueueState,
  type QueueSummary,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionMenu,
  useControlPlaneWords,
  ErrorPanel,
  HiddenText,
  RelativeTime,
  useFormat,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useRefusal } from '../../hooks';
import { QUEUE_STATES } from '../../model';
import { queueRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { ReplayAllDialog } from '../Queue';
import styles from './QueuePage.module.css';

type Runtime = QueueSummary['runtimes'][number];

/** Props of {@link QueueCountsTable}. */
export type QueueCountsTableProps = {
  summary: LiveQuery<QueueSummary>;
  onChanged: () => void;
};

/** How much work stands where, by runtime environment; each count leads to what it counts. */
export function QueueCountsTable(props: QueueCountsTableProps) {
  const { value, error, refresh } = props.summary;
  const { t } = useRuntimesWords();
  const { t: say } = useControlPlaneWords();
  if (error) {
    return (
      <ErrorPanel
        title={t('queue.countsFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <Skeleton height={132} width="100%" />;
  }
  if (value.runtimes.length === 0) {
    return null;
  }
  return (
    <Box bg="neutral" className={styles.counts}>
      <table className={styles.table}>
        <caption>
          <HiddenText>{t('queue.counts')}</HiddenText>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('words.runtime')}</th>
            {QUEUE_STATES.map(state => (
              <th key={state} scope="col" title={t(`queue.states.${state}`)}>
                {say(`status.${state}`)}
              </th>
            ))}
            <th scope="col">
              <HiddenText>{t('words.actions')}</HiddenText>
            </th>
          </tr>
        </thead>
        <tbody>
          {value.runtimes.map(runtime => (
            <RuntimeRow
              key={runtime.runtime}
              runtime={runtime}
              onChanged={props.onChanged}
            />
          ))}
        </tbody>
        {value.runtimes.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('words.all')}</th>
              <Counts counts={value.total} />
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </Box>
  );
}

function RuntimeRow(props: { runtime: Runtime; onChanged: () => void }) {
  const { runtime, onChanged } = props;
  const { counts, title, held_reason: heldReason } = runtime;
  const { t } = useRuntimesWords();
  const refusal = useRefusal(queueManagePermission);
  const [isAsked, setIsAsked] = useState(false);
  return (
    <tr>
      <th scope="row">
        {title}
        {heldReason && (
          <span className={styles.held}>
            <CirclePauseIcon aria-hidden="true" />
            {heldReason}
          </span>
        )}
        {counts.oldest_due_at && counts.due > 0 && (
          <span className={styles.quiet}>
            {t('queue.oldestDue', {
              time: <RelativeTime time={counts.oldest_due_at} />,
            })}
          </span>
        )}
      </th>
      <Counts counts={counts} runtime={runtime} />
      <td className={styles.menu}>
        <ActionMenu
          label={t('queue.actionsFor', { title })}
          items={[
            {
              label: `${t('actions.replayAll')}…`,
              icon: <RotateCwIcon />,
              action:
                counts.dead > 0 && !refusal
                  ? { allowed: true }
                  : {
                      allowed: false,
                      reason: refusal ?? t('queue.nothingDeadHere'),
                    },
              onAction: () => setIsAsked(true),
            },
          ]}
        />
        {isAsked && (
          <ReplayAllDialog
            runtime={{ name: runtime.runtime, title }}
            count={counts.dead}
            onDone={onChanged}
            onClose={() => setIsAsked(false)}
          />
        )}
      </td>
    </tr>
  );
}

function Counts(props: { counts: QueueCounts; runtime?: Runtime }) {
  const { counts, runtime } = props;
  const queuePath = useRouteRef(queueRouteRef)();
  const { t } = useRuntimesWords();
  const { t: say } = useControlPlaneWords();
  const format = useFormat();
  const pathOf = (state: QueueState) =>
    `${queuePath}?${new URLSearchParams({
      state,
      ...(runtime && { runtime: runtime.runtime }),
    })}`;
  return (
    <>
      {QUEUE_STATES.map(state => (
        <td key={state} data-state={counts[state] > 0 ? state : undefined}>
          <span className={styles.stateName} aria-hidden="true">
            {say(`status.${state}`)}
          </span>
          {counts[state] > 0 ? (
            <Link href={pathOf(state)} variant="body-medium">
              {`${format.number(counts[state])} `}
              <HiddenText>
                {runtime
                  ? t('queue.stateOnRuntime', {
                      state: say(`status.${state}`),
                      title: runtime.title,
                    })
                  : say(`status.${state}`)}
              </HiddenText>
            </Link>
          ) : (
            <span className={styles.zero}>{format.number(0)}</span>
          )}
        </td>
      ))}
    </>
  );
}

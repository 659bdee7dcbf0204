import {
  CheckIcon,
  CircleAlertIcon,
  ClockIcon,
  LoaderCircleIcon,
  MinusIcon,
} from 'lucide-react';
import {
  ControlPlaneError,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { ShortId } from '@groundwork/plugin-control-plane-react';
import { titleOf, type TurnState } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import type { BulkRun } from './useBulkRun';
import styles from './BulkActions.module.css';

type Status = TurnState<EnvironmentRequest>['status'];

const ICONS: Record<Status, typeof CheckIcon> = {
  waiting: ClockIcon,
  running: LoaderCircleIcon,
  done: CheckIcon,
  failed: CircleAlertIcon,
  stopped: MinusIcon,
};

/** How many environments are coming along, all together and each of them; what failed says why. */
export function BulkProgress(props: { run: BulkRun }) {
  const { states, isRunning, isStopping } = props.run;
  const { t } = useEnvironmentsWords();
  const counted = (status: Status) =>
    states.filter(state => state.status === status).length;
  const done = counted('done');
  const failed = counted('failed');
  const stopped = counted('stopped');
  const over = done + failed + stopped;
  return (
    <>
      <div role="status" className={styles.summary}>
        {isRunning && (
          <>
            {t('bulk.progress', {
              done: String(over),
              total: String(states.length),
            })}
            {isStopping && ` · ${t('bulk.stopping')}`}
          </>
        )}
        {!isRunning &&
          done === states.length &&
          t('bulk.allDone', { count: done })}
        {!isRunning &&
          done < states.length &&
          (stopped > 0
            ? t('bulk.someStopped', {
                done: String(done),
                failed: String(failed),
                stopped: String(stopped),
              })
            : t('bulk.someFailed', {
                done: String(done),
                failed: String(failed),
              }))}
      </div>
      <progress
        aria-label={t('bulk.progressLabel')}
        max={states.length}
        value={over}
        className={styles.progress}
      />
      <ul className={styles.list} aria-label={t('bulk.items')}>
        {[...states].sort(failedFirst).map(state => (
          <ProgressItem key={state.item.id} state={state} />
        ))}
      </ul>
    </>
  );
}

function ProgressItem(props: { state: TurnState<EnvironmentRequest> }) {
  const { state } = props;
  const { t } = useEnvironmentsWords();
  const Icon = ICONS[state.status];
  const requestId =
    state.status === 'failed' && state.error instanceof ControlPlaneError
      ? state.error.requestId
      : undefined;
  return (
    <li className={styles.item} data-status={state.status}>
      <span className={styles.name}>
        <strong>{titleOf(state.item)}</strong>{' '}
        <span className={styles.quiet}>{state.item.region}</span>
      </span>
      <span className={styles.state}>
        <Icon className={styles.icon} aria-hidden="true" />
        {t(`bulk.item.${state.status}`)}
      </span>
      {state.status === 'failed' && (
        <span className={styles.problem}>
          {state.error.message}
          {requestId && (
            <span className={styles.quiet}>
              <ShortId id={requestId} label={t('bulk.requestId')} />
            </span>
          )}
        </span>
      )}
    </li>
  );
}

/** What went wrong does not stand below dozens that did not. */
function failedFirst(
  a: TurnState<EnvironmentRequest>,
  b: TurnState<EnvironmentRequest>,
): number {
  return Number(b.status === 'failed') - Number(a.status === 'failed');
}

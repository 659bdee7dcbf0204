import type { Target } from '@groundwork/plugin-control-plane-common';
import { RelativeTime } from '../RelativeTime';
import styles from './TargetLane.module.css';

/** What whoever runs the control plane wants to know when something does not go forward. */
export function OperatorFacts(props: { target: Target }) {
  const { target } = props;
  const hasTrouble = target.attempt > 0 || target.last_error;
  return (
    <div className={styles.facts}>
      {target.observed_at && (
        <span>
          Checked <RelativeTime time={target.observed_at} />
        </span>
      )}
      {target.accepted !== undefined && target.accepted > 0 && (
        <span>
          Drift of {target.accepted}{' '}
          {target.accepted === 1 ? 'resource' : 'resources'} was accepted
        </span>
      )}
      {hasTrouble && (
        <>
          {target.attempt > 0 && (
            <span>
              {target.attempt} failed{' '}
              {target.attempt === 1 ? 'attempt' : 'attempts'} in a row
            </span>
          )}
          {target.next_reconcile_at && (
            <span>
              Next <RelativeTime time={target.next_reconcile_at} />
            </span>
          )}
          {target.last_error && (
            <code className={styles.error}>{target.last_error}</code>
          )}
        </>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import type { Target } from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import styles from './TargetLane.module.css';

/** What whoever runs the control plane wants to know when something does not go forward. */
export function OperatorFacts(props: {
  target: Target;
  /** What is known beside. */
  children?: ReactNode;
}) {
  const { target, children } = props;
  const { t } = useControlPlaneWords();
  const hasTrouble = target.attempt > 0 || target.last_error;
  return (
    <div className={styles.facts}>
      {target.observed_at && (
        <span>
          {t('target.checked', {
            time: <RelativeTime time={target.observed_at} />,
          })}
        </span>
      )}
      {target.accepted !== undefined && target.accepted > 0 && (
        <span>{t('target.accepted', { count: target.accepted })}</span>
      )}
      {hasTrouble && (
        <>
          {target.attempt > 0 && (
            <span>{t('target.attempts', { count: target.attempt })}</span>
          )}
          {target.next_reconcile_at && (
            <span>
              {t('target.next', {
                time: <RelativeTime time={target.next_reconcile_at} />,
              })}
            </span>
          )}
          {target.last_error && (
            <code className={styles.error}>{target.last_error}</code>
          )}
        </>
      )}
      {children}
    </div>
  );
}

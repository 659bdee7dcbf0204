import { StatusChip } from '@groundwork/plugin-control-plane-react';
import {
  describeQuota,
  quotaState,
  quotaWords,
  type TenantQuota,
} from '../../model';
import styles from './QuotaMeter.module.css';

/** How much of a quota is in use, as a bar and in words. */
export function QuotaMeter(props: { quota: TenantQuota }) {
  const { quota } = props;
  const state = quotaState(quota);
  const { title } = quotaWords[quota.name];
  const share =
    quota.limit === null || quota.limit === 0
      ? 0
      : Math.min(1, quota.use / quota.limit);
  return (
    <div className={styles.root}>
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        {state !== 'free' && (
          <StatusChip
            status={state === 'over' ? 'over_quota' : 'near_quota'}
            label={state === 'over' ? 'Used up' : 'Nearly used up'}
            appearance="quiet"
          />
        )}
      </div>
      <span className={styles.amount}>{describeQuota(quota)}</span>
      <span className={styles.track} data-state={state} aria-hidden="true">
        <span
          className={styles.fill}
          style={{ width: `${(state === 'over' ? 1 : share) * 100}%` }}
        />
      </span>
    </div>
  );
}

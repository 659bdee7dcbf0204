import {
  Bar,
  StatusChip,
  type BarProps,
} from '@groundwork/plugin-control-plane-react';
import {
  describeQuota,
  quotaState,
  type QuotaState,
  type TenantQuota,
} from '../../model';
import { useTenancyWords } from '../../translation';
import styles from './QuotaMeter.module.css';

const tones: Record<QuotaState, BarProps['tone']> = {
  free: 'success',
  near: 'warning',
  over: 'danger',
};

/** How much of a quota is in use, as a bar and in words. */
export function QuotaMeter(props: { quota: TenantQuota }) {
  const { quota } = props;
  const { t } = useTenancyWords();
  const state = quotaState(quota);
  const share =
    quota.limit === null || quota.limit === 0 ? 0 : quota.use / quota.limit;
  return (
    <div className={styles.root}>
      <div className={styles.words}>
        <span className={styles.title}>{t(`quotas.titles.${quota.name}`)}</span>
        {state !== 'free' && (
          <StatusChip
            status={state === 'over' ? 'over_quota' : 'near_quota'}
            label={
              state === 'over' ? t('quotas.usedUp') : t('quotas.nearlyUsedUp')
            }
            appearance="quiet"
          />
        )}
      </div>
      <span className={styles.amount}>{describeQuota(quota, t)}</span>
      <Bar
        className={styles.bar}
        share={state === 'over' ? 1 : share}
        tone={tones[state]}
      />
    </div>
  );
}

import type {
  QuotaName,
  TenantQuotas,
} from '@groundwork/plugin-control-plane-common';
import {
  formatMoney,
  formatNumber,
} from '@groundwork/plugin-control-plane-react';
import type { TenancyWords } from '../translation';

/** One quota of a tenant. */
export type TenantQuota = TenantQuotas['quotas'][number];

const NEAR_SHARE = 0.8;

/** Whether a quota leaves room. */
export type QuotaState = 'free' | 'near' | 'over';

/** `over` when nothing more fits, `near` when four fifths are in use. */
export function quotaState(quota: TenantQuota): QuotaState {
  if (quota.limit === null) {
    return 'free';
  }
  if (quota.use >= quota.limit) {
    return 'over';
  }
  return quota.use >= quota.limit * NEAR_SHARE ? 'near' : 'free';
}

/** A number of a quota in its unit. */
export function formatQuotaAmount(name: QuotaName, amount: number): string {
  return name === 'monthly_cost_usd'
    ? formatMoney(amount)
    : formatNumber(amount);
}

/** `8 of 10`, or `8, no limit`. */
export function describeQuota(quota: TenantQuota, t: TenancyWords): string {
  const use = formatQuotaAmount(quota.name, quota.use);
  return quota.limit === null
    ? t('quotas.useWithoutLimit', { use })
    : t('quotas.use', {
        use,
        limit: formatQuotaAmount(quota.name, quota.limit),
      });
}

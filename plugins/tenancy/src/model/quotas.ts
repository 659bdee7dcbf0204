import type {
  QuotaName,
  TenantQuotas,
} from '@groundwork/plugin-control-plane-common';
import { formatMoney } from '@groundwork/plugin-control-plane-react';

/** One quota of a tenant. */
export type TenantQuota = TenantQuotas['quotas'][number];

/** What is counted, in the order in which it is shown. */
export const quotaWords: Readonly<
  Record<QuotaName, { title: string; description: string }>
> = {
  environments: {
    title: 'Environments',
    description: 'Environments that have not ended.',
  },
  api_keys: {
    title: 'API keys',
    description: 'Keys that are neither revoked nor expired.',
  },
  monthly_cost_usd: {
    title: 'Cost / month',
    description: 'Estimated cost of the environments that have not ended.',
  },
};

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
    : amount.toLocaleString('en-US');
}

/** `8 of 10`, or `8, no limit`. */
export function describeQuota(quota: TenantQuota): string {
  const use = formatQuotaAmount(quota.name, quota.use);
  return quota.limit === null
    ? `${use}, no limit`
    : `${use} of ${formatQuotaAmount(quota.name, quota.limit)}`;
}

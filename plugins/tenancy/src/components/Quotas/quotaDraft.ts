import type {
  QuotaName,
  TenantPlan,
  TenantQuotasWrite,
} from '@groundwork/plugin-control-plane-common';
import { formatQuotaAmount, type TenantQuota } from '../../model';
import type { TenancyWords } from '../../translation';

/** Whose limit counts: that of the plan, one of the tenant's own, or none. */
export type QuotaChoice = 'plan' | 'own' | 'none';

/** A form with all quotas; amounts are `NaN` while nothing is typed. */
export type QuotaDraft = Record<`${QuotaName}_choice`, QuotaChoice> &
  Record<QuotaName, number>;

/** The quotas in the order in which they are asked for. */
export const QUOTA_NAMES: readonly QuotaName[] = [
  'environments',
  'api_keys',
  'monthly_cost_usd',
];

/** A form filled with the quotas as they are. */
export function toQuotaDraft(quotas: TenantQuota[]): QuotaDraft {
  const draft = {} as QuotaDraft;
  for (const name of QUOTA_NAMES) {
    const quota = quotas.find(candidate => candidate.name === name);
    const isOwn = quota?.source === 'tenant';
    const ownChoice = quota?.limit === null ? 'none' : 'own';
    draft[`${name}_choice`] = isOwn ? ownChoice : 'plan';
    draft[name] = quota?.limit ?? Number.NaN;
  }
  return draft;
}

/** What is wrong with the amounts of the tenant's own limits. */
export function quotaProblems(
  draft: QuotaDraft,
  t: TenancyWords,
): Partial<Record<QuotaName, string>> {
  const problems: Partial<Record<QuotaName, string>> = {};
  for (const name of QUOTA_NAMES) {
    const amount = draft[name];
    const isCounted = name !== 'monthly_cost_usd';
    const isNumber = isCounted
      ? Number.isInteger(amount)
      : Number.isFinite(amount);
    if (draft[`${name}_choice`] === 'own' && !(isNumber && amount >= 0)) {
      problems[name] = isCounted
        ? t('quotas.edit.wholeNumber')
        : t('quotas.edit.number');
    }
  }
  return problems;
}

/** What is sent: all quotas, as those that are left out become the plan's. */
export function toQuotasWrite(
  tenantId: string,
  draft: QuotaDraft,
): TenantQuotasWrite {
  const own = QUOTA_NAMES.filter(
    name => draft[`${name}_choice`] !== 'plan',
  ).map(name => [
    name,
    draft[`${name}_choice`] === 'none' ? null : draft[name],
  ]);
  return { ...Object.fromEntries(own), tenant_id: tenantId };
}

/** What taking over the limit of the plan means. */
export function planChoice(
  name: QuotaName,
  plan: TenantPlan | undefined,
  t: TenancyWords,
): string {
  const limit = plan?.quotas[name];
  return typeof limit === 'number'
    ? t('quotas.edit.asInPlan', { limit: formatQuotaAmount(name, limit) })
    : t('quotas.edit.asInPlanWithoutLimit');
}

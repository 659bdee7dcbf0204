import type {
  Tenant,
  TenantKind,
  TenantPlan,
  TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  formatDay,
  formatRoughDuration,
} from '@groundwork/plugin-control-plane-react';
import type { TenancyWords } from '../translation';

/** Every state of a tenant, in the order of its life. */
export const TENANT_STATUSES: readonly TenantStatus[] = [
  'demo',
  'trial',
  'active',
  'frozen',
  'archived',
];

/** Every kind of a tenant. */
export const TENANT_KINDS: readonly TenantKind[] = ['customer', 'demo'];

/** What a person comes to learn of a tenant, beside its state, in words. */
export function tenantAnswer(
  tenant: Tenant,
  plans: TenantPlan[],
  now: number,
  t: TenancyWords,
): string[] {
  const parts: string[] = [
    t('tenantPage.answer.plan', { plan: planTitle(tenant.plan, plans) }),
  ];
  switch (tenant.status) {
    case 'trial':
      if (tenant.trial_ends_at) {
        parts.push(trialLeft(tenant.trial_ends_at, now, t));
      }
      break;
    case 'active':
      parts.push(contractWords(tenant, now, t));
      break;
    case 'frozen':
      parts.push(t('tenantPage.answer.frozen'));
      break;
    case 'archived':
      parts.push(t('tenantPage.answer.archived'));
      break;
    default:
      break;
  }
  return parts;
}

/** When what the tenant has ends: its trial or its contract. */
export function tenantPeriodEnd(tenant: Tenant): string | undefined {
  switch (tenant.status) {
    case 'trial':
      return tenant.trial_ends_at;
    case 'active':
      return tenant.contract_end;
    default:
      return undefined;
  }
}

/** What a planned cancellation does, and when; absent when none is planned. */
export function plannedEnd(
  tenant: Tenant,
  t: TenancyWords,
): string | undefined {
  const end = tenantPeriodEnd(tenant);
  if (!tenant.cancel_at_period_end || !end) {
    return undefined;
  }
  const day = formatDay(end);
  return tenant.status === 'trial'
    ? t('tenantPage.plannedTrialEnd', { day })
    : t('tenantPage.plannedContractEnd', { day });
}

/** The title of a plan; its name where the configuration does not know it. */
export function planTitle(plan: string, plans: TenantPlan[]): string {
  return plans.find(({ name }) => name === plan)?.title ?? plan;
}

function trialLeft(endsAt: string, now: number, t: TenancyWords): string {
  const leftMs = Date.parse(endsAt) - now;
  return leftMs > 0
    ? t('tenantPage.answer.trialLeft', {
        duration: formatRoughDuration(leftMs),
      })
    : t('tenantPage.answer.trialEnded', { day: formatDay(endsAt) });
}

function contractWords(tenant: Tenant, now: number, t: TenancyWords): string {
  if (!tenant.contract_end) {
    return t('tenantPage.answer.contractOpen');
  }
  // The last day is part of the contract.
  const isOver = Date.parse(`${tenant.contract_end}T23:59:59.999`) < now;
  const day = formatDay(tenant.contract_end);
  return isOver
    ? t('tenantPage.answer.contractEnded', { day })
    : t('tenantPage.answer.contractUntil', { day });
}

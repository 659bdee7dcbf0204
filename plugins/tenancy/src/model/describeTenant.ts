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

/** Every state of a tenant, in the order of its life. */
export const TENANT_STATUSES: readonly TenantStatus[] = [
  'demo',
  'trial',
  'active',
  'frozen',
  'archived',
];

/** What the kinds are called. */
export const tenantKindWords: Readonly<Record<TenantKind, string>> = {
  customer: 'Customer',
  demo: 'Demo',
};

/** What a person comes to learn of a tenant, beside its state, in words. */
export function tenantAnswer(
  tenant: Tenant,
  plans: TenantPlan[],
  now: number,
): string[] {
  const parts = [`${planTitle(tenant.plan, plans)} plan`];
  switch (tenant.status) {
    case 'trial':
      if (tenant.trial_ends_at) {
        parts.push(trialLeft(tenant.trial_ends_at, now));
      }
      break;
    case 'active':
      parts.push(contractWords(tenant, now));
      break;
    case 'frozen':
      parts.push('its keys and tokens do not work');
      break;
    case 'archived':
      parts.push('it can only be looked at and deleted');
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
export function plannedEnd(tenant: Tenant): string | undefined {
  const end = tenantPeriodEnd(tenant);
  if (!tenant.cancel_at_period_end || !end) {
    return undefined;
  }
  const what = tenant.status === 'trial' ? 'trial' : 'contract';
  return `It is cancelled: when its ${what} ends on ${formatDay(end)}, it is frozen and its keys and tokens stop working.`;
}

/** The title of a plan; its name where the configuration does not know it. */
export function planTitle(plan: string, plans: TenantPlan[]): string {
  return plans.find(({ name }) => name === plan)?.title ?? plan;
}

function trialLeft(endsAt: string, now: number): string {
  const leftMs = Date.parse(endsAt) - now;
  return leftMs > 0
    ? `${formatRoughDuration(leftMs)} of trial left`
    : `trial ended ${formatDay(endsAt)}`;
}

function contractWords(tenant: Tenant, now: number): string {
  if (!tenant.contract_end) {
    return 'contract without an end';
  }
  // The last day is part of the contract.
  const isOver = Date.parse(`${tenant.contract_end}T23:59:59.999`) < now;
  return `contract ${isOver ? 'ended' : 'until'} ${formatDay(tenant.contract_end)}`;
}

import { addDays, dayMs } from '../database';
import type { StoredTenant } from './TenantStore';

/** The period that a tenant is in, and when it is over. */
export type TenantPeriod = {
  kind: 'trial' | 'contract';
  /** The first instant after it. */
  endsAt: string;
};

/**
 * The period after which a tenant is frozen; absent when it goes on without an end.
 *
 * @param freezeAtContractEnd - whether a contract that nobody renews ends the use, also when nobody cancelled
 */
export function periodOf(
  tenant: Pick<
    StoredTenant,
    'status' | 'trial_ends_at' | 'contract_end' | 'cancel_at_period_end'
  >,
  freezeAtContractEnd: boolean,
): TenantPeriod | undefined {
  if (tenant.status === 'trial' && tenant.trial_ends_at !== undefined) {
    return { kind: 'trial', endsAt: tenant.trial_ends_at };
  }
  if (
    tenant.status === 'active' &&
    tenant.contract_end !== undefined &&
    (tenant.cancel_at_period_end || freezeAtContractEnd)
  ) {
    return { kind: 'contract', endsAt: endOfDay(tenant.contract_end) };
  }
  return undefined;
}

/** How many days are left, a part of a day being one. */
export function daysBetween(from: string, to: string): number {
  return Math.ceil((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The date of a time, in UTC. */
export function dateOf(time: string): string {
  return time.slice(0, 10);
}

/** The first instant after a date, in UTC. */
function endOfDay(date: string): string {
  return addDays(`${date}T00:00:00.000Z`, 1);
}

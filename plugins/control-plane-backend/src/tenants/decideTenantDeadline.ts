import type { TenancyConfig } from '../config';
import { addDays } from '../database';
import { daysBetween, periodOf, type TenantPeriod } from './tenantPeriod';
import type { StoredTenant } from './TenantStore';

/** What is due because of the end of a tenant's period. */
export type TenantDeadline =
  | { action: 'freeze'; period: TenantPeriod }
  | {
      action: 'warn';
      period: TenantPeriod;
      /** Which of the configured warnings it is. */
      warningDays: number;
      daysLeft: number;
    }
  | {
      /** The moment of this warning had passed before the tenant was made: nobody needs to be told. */
      action: 'pass-over';
      warningDays: number;
    };

/**
 * What is due now. Of several warnings that were missed only the last is due: after a pause nobody is told twice.
 */
export function decideTenantDeadline(
  tenant: StoredTenant,
  now: string,
  config: Pick<TenancyConfig, 'warningDays' | 'freezeAtContractEnd'>,
): TenantDeadline | undefined {
  const period = periodOf(tenant, config.freezeAtContractEnd);
  if (!period) {
    return undefined;
  }
  if (now >= period.endsAt) {
    return { action: 'freeze', period };
  }
  const warningDays = [...config.warningDays]
    .sort((a, b) => a - b)
    .find(days => now >= addDays(period.endsAt, -days));
  if (
    warningDays === undefined ||
    (tenant.warned_days !== undefined && tenant.warned_days <= warningDays)
  ) {
    return undefined;
  }
  return addDays(period.endsAt, -warningDays) <= tenant.created_at
    ? { action: 'pass-over', warningDays }
    : {
        action: 'warn',
        period,
        warningDays,
        daysLeft: daysBetween(now, period.endsAt),
      };
}

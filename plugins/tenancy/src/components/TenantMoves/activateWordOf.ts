import type { Tenant } from '@groundwork/plugin-control-plane-common';

/** What activating means in the state of a tenant. */
export function activateWordOf(tenant: Tenant): 'activate' | 'renew' | 'keep' {
  if (tenant.cancel_at_period_end) {
    return 'keep';
  }
  return tenant.status === 'active' ? 'renew' : 'activate';
}

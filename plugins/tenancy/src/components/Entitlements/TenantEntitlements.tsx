import type { Tenant } from '@groundwork/plugin-control-plane-common';

/** What a tenant may use, what it tries and what it asked for. */
export function TenantEntitlements(_props: { tenant: Tenant }) {
  return null;
}

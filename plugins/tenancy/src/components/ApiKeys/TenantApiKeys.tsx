import type { Tenant } from '@groundwork/plugin-control-plane-common';

/** The API keys of a tenant. */
export function TenantApiKeys(_props: { tenant: Tenant }) {
  return null;
}

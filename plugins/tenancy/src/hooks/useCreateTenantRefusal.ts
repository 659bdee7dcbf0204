import { usePermission } from '@backstage/plugin-permission-react';
import { tenantCreatePermission } from '@groundwork/plugin-control-plane-common';
import { useMissingPermission } from '@groundwork/plugin-control-plane-react';

/** Why the person may not create tenants; absent when they may, and while it is not known, as the API decides. */
export function useCreateTenantRefusal(): string | undefined {
  const { allowed, loading } = usePermission({
    permission: tenantCreatePermission,
  });
  const reason = useMissingPermission(tenantCreatePermission);
  return loading || allowed ? undefined : reason;
}

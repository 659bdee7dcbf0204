import { usePermission } from '@backstage/plugin-permission-react';
import type { runtimeManagePermission } from '@groundwork/plugin-control-plane-common';
import { useMissingPermission } from '@groundwork/plugin-control-plane-react';

/** Why the person may not do something; absent when they may, and while it is not known, as the API decides. */
export function useRefusal(
  permission: typeof runtimeManagePermission,
): string | undefined {
  const { allowed, loading } = usePermission({ permission });
  const reason = useMissingPermission(permission);
  return loading || allowed ? undefined : reason;
}

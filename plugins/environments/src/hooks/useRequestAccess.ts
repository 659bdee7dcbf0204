import { usePermission } from '@backstage/plugin-permission-react';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import { useMissingPermission } from '@groundwork/plugin-control-plane-react';

/** Whether the person may request environments, and why not. While it is not known it is taken as allowed: the API decides. */
export function useRequestAccess(): {
  isAllowed: boolean;
  disabledReason: string | undefined;
} {
  const { allowed, loading } = usePermission({
    permission: environmentRequestCreatePermission,
  });
  const reason = useMissingPermission(environmentRequestCreatePermission);
  const isAllowed = loading || allowed;
  return {
    isAllowed,
    disabledReason: isAllowed ? undefined : reason,
  };
}

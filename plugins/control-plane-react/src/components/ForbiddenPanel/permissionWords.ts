import {
  environmentClassReadPermission,
  environmentRequestApprovePermission,
  environmentRequestCreatePermission,
  environmentRequestDeletePermission,
  environmentRequestReadPermission,
  environmentRequestReconcilePermission,
  type ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';

/** What a permission lets people do, and the weakest role that has it by default. */
export type PermissionWords = { words: string; role: ControlPlaneRole };

const WORDS = new Map<string, PermissionWords>([
  [
    environmentClassReadPermission.name,
    { words: 'see the environment classes', role: 'viewer' },
  ],
  [
    environmentRequestReadPermission.name,
    { words: 'see environments', role: 'viewer' },
  ],
  [
    environmentRequestCreatePermission.name,
    { words: 'request environments', role: 'requester' },
  ],
  [
    environmentRequestReconcilePermission.name,
    { words: 'reconcile environments', role: 'requester' },
  ],
  [
    environmentRequestDeletePermission.name,
    { words: 'delete environments', role: 'requester' },
  ],
  [
    environmentRequestApprovePermission.name,
    { words: 'approve or reject requests', role: 'approver' },
  ],
]);

/** Names a permission in words for people. */
export function describePermission(permission: {
  name: string;
}): PermissionWords {
  return (
    WORDS.get(permission.name) ?? {
      words: permission.name,
      role: 'admin',
    }
  );
}

/**
 * Why something is not possible, in a sentence that also says who can change that.
 *
 * @public
 */
export function explainMissingPermission(permission: { name: string }): string {
  const { words, role } = describePermission(permission);
  return `You may not ${words}. An administrator of the control plane can give you the role ${role}.`;
}

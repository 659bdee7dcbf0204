import {
  apiKeyReadPermission,
  apiKeyWritePermission,
  auditReadPermission,
  auditVerifyPermission,
  entitlementReadPermission,
  environmentClassReadPermission,
  environmentRequestApprovePermission,
  environmentRequestCreatePermission,
  environmentRequestDeletePermission,
  environmentRequestReadPermission,
  environmentRequestReconcilePermission,
  namespaceCreatePermission,
  namespaceDeletePermission,
  namespaceManagePermission,
  namespaceReadPermission,
  namespaceUpdatePermission,
  productReadPermission,
  productRequestPermission,
  productWritePermission,
  projectWritePermission,
  queueManagePermission,
  queueReadPermission,
  runtimeManagePermission,
  runtimeReadPermission,
  tenantAdministerPermission,
  tenantCreatePermission,
  tenantManagePermission,
  tenantReadPermission,
  tenantUpdatePermission,
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
  [tenantReadPermission.name, { words: 'see tenants', role: 'viewer' }],
  [tenantCreatePermission.name, { words: 'create tenants', role: 'admin' }],
  [tenantUpdatePermission.name, { words: 'change this tenant', role: 'admin' }],
  [
    tenantManagePermission.name,
    { words: 'decide over tenants', role: 'admin' },
  ],
  [
    tenantAdministerPermission.name,
    { words: 'decide who acts for this tenant', role: 'admin' },
  ],
  [
    projectWritePermission.name,
    { words: 'change the projects of this tenant', role: 'admin' },
  ],
  [
    entitlementReadPermission.name,
    { words: 'see what this tenant is entitled to', role: 'viewer' },
  ],
  [productReadPermission.name, { words: 'see the products', role: 'viewer' }],
  [
    productRequestPermission.name,
    { words: 'request products for this tenant', role: 'admin' },
  ],
  [productWritePermission.name, { words: 'change products', role: 'admin' }],
  [
    apiKeyReadPermission.name,
    { words: 'see the API keys of this tenant', role: 'viewer' },
  ],
  [
    apiKeyWritePermission.name,
    { words: 'change the API keys of this tenant', role: 'admin' },
  ],
  [auditReadPermission.name, { words: 'read the audit log', role: 'viewer' }],
  [
    auditVerifyPermission.name,
    { words: 'check the audit log', role: 'viewer' },
  ],
  [
    runtimeReadPermission.name,
    { words: 'see the runtime environments', role: 'viewer' },
  ],
  [
    runtimeManagePermission.name,
    { words: 'change runtime environments and groups', role: 'admin' },
  ],
  [queueReadPermission.name, { words: 'see the queue', role: 'viewer' }],
  [
    queueManagePermission.name,
    { words: 'replay or release work of the queue', role: 'admin' },
  ],
  [
    namespaceCreatePermission.name,
    { words: 'create namespaces', role: 'namespace-creator' },
  ],
  [namespaceReadPermission.name, { words: 'see namespaces', role: 'viewer' }],
  [
    namespaceUpdatePermission.name,
    { words: 'change this namespace', role: 'admin' },
  ],
  [
    namespaceDeletePermission.name,
    { words: 'delete this namespace', role: 'admin' },
  ],
  [
    namespaceManagePermission.name,
    {
      words: 'set how namespaces are named and refresh identity groups',
      role: 'admin',
    },
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

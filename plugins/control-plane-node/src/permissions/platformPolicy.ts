import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  controlPlaneRoles,
  namespaceCreatePermission,
  namespaceDeletePermission,
  namespaceManagePermission,
  namespaceReadPermission,
  namespaceUpdatePermission,
  queueManagePermission,
  queueReadPermission,
  RESOURCE_TYPE_NAMESPACE,
  runtimeManagePermission,
  runtimeReadPermission,
  type ControlPlaneRole,
  type NamespaceMember,
} from '@groundwork/plugin-control-plane-common';
import {
  createNamespaceConditionalDecision,
  namespaceConditions,
} from './namespaceRules';
import type { RolePolicySubject } from './rolePolicy';

type Grant = {
  /** Whoever has one of these roles may do it, to everything. */
  everywhere: readonly ControlPlaneRole[];
  /** Whoever has one of these roles in a namespace may do it there; so may whoever made it or owns its environment. */
  inNamespace?: NamespaceMember['role'][];
};

const writing: NamespaceMember['role'][] = ['write', 'read_write'];

/** Who may do what with runtime environments, namespaces and the queue; an `admin` may do everything. */
const grants = new Map<string, Grant>([
  [runtimeReadPermission.name, { everywhere: controlPlaneRoles }],
  [runtimeManagePermission.name, { everywhere: [] }],
  [queueReadPermission.name, { everywhere: ['viewer', 'approver'] }],
  [queueManagePermission.name, { everywhere: [] }],
  [namespaceCreatePermission.name, { everywhere: ['namespace-creator'] }],
  [namespaceManagePermission.name, { everywhere: [] }],
  [
    namespaceReadPermission.name,
    { everywhere: ['viewer', 'approver'], inNamespace: ['read', ...writing] },
  ],
  [namespaceUpdatePermission.name, { everywhere: [], inNamespace: writing }],
  [
    namespaceDeletePermission.name,
    { everywhere: [], inNamespace: ['read_write'] },
  ],
]);

/** Whether {@link platformPolicy} decides over a permission. */
export function isPlatformPermission(permission: Permission): boolean {
  return grants.has(permission.name);
}

/** The part of `rolePolicy` that is about runtime environments, namespaces and the queue. */
export function platformPolicy(
  permission: Permission,
  subject: RolePolicySubject,
): PolicyDecision {
  const grant = grants.get(permission.name);
  if (
    grant &&
    (['admin', ...grant.everywhere] as const).some(role =>
      subject.roles.includes(role),
    )
  ) {
    return { result: AuthorizeResult.ALLOW };
  }
  return grant?.inNamespace &&
    isResourcePermission(permission, RESOURCE_TYPE_NAMESPACE)
    ? createNamespaceConditionalDecision(permission, {
        anyOf: [
          namespaceConditions.isNamespaceMember({
            members: [subject.id, ...subject.ownership_refs],
            roles: grant.inNamespace,
          }),
          namespaceConditions.isNamespaceCreator({ subjects: [subject.id] }),
          namespaceConditions.isNamespaceOwner({
            owners: subject.ownership_refs,
          }),
        ],
      })
    : { result: AuthorizeResult.DENY };
}

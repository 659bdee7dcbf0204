import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  controlPlanePermissions,
  environmentClassReadPermission,
  environmentRequestApprovePermission,
  environmentRequestCreatePermission,
  environmentRequestReadPermission,
  RESOURCE_TYPE_ENVIRONMENT_REQUEST,
  type ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';
import {
  createEnvironmentRequestConditionalDecision,
  environmentRequestConditions,
} from './conditions';
import { isPlatformPermission, platformPolicy } from './platformPolicy';
import { isTenancyPermission, tenancyPolicy } from './tenancyPolicy';

/** Who asks, as far as the policy needs to know. @public */
export type RolePolicySubject = {
  /** Entity reference of a person, or the subject of a machine. */
  id: string;
  /** What the subject owns things as: itself and its groups. */
  ownership_refs: string[];
  roles: readonly ControlPlaneRole[];
};

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** Whether a permission is one of the control plane's. @public */
export function isControlPlanePermission(permission: Permission): boolean {
  return controlPlanePermissions.some(known => known.name === permission.name);
}

/**
 * What each role may do. The policy module applies it to people of the portal, and the backend to callers with a token
 * of their own, so that a role means the same wherever it comes from.
 *
 * | | viewer | requester | approver | product | admin |
 * | --- | --- | --- | --- | --- | --- |
 * | read classes | yes | yes | yes | yes | yes |
 * | read requests | all | own and own groups' | all | | all |
 * | create requests | | yes | | | yes |
 * | approve, reject | | | not their own | | not their own |
 * | reconcile, extend, delete | | own and own groups' | | | yes |
 *
 * Runtime environments, namespaces and the queue are decided over by {@link platformPolicy}, also by the roles that one has in
 * a namespace. Tenants are decided over by {@link tenancyPolicy}: by these roles and by the roles that one has in a tenant.
 *
 * Deny by default: no role, no permission.
 *
 * @public
 */
export function rolePolicy(
  permission: Permission,
  subject: RolePolicySubject,
): PolicyDecision {
  const has = (role: ControlPlaneRole) => subject.roles.includes(role);

  if (isTenancyPermission(permission)) {
    return tenancyPolicy(permission, subject);
  }
  if (isPlatformPermission(permission)) {
    return platformPolicy(permission, subject);
  }
  if (subject.roles.length === 0 || !isControlPlanePermission(permission)) {
    return deny;
  }
  if (isPermission(permission, environmentClassReadPermission)) {
    return allow;
  }
  if (isPermission(permission, environmentRequestCreatePermission)) {
    return has('requester') || has('admin') ? allow : deny;
  }
  if (!isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT_REQUEST)) {
    return deny;
  }
  if (isPermission(permission, environmentRequestApprovePermission)) {
    return has('approver') || has('admin')
      ? createEnvironmentRequestConditionalDecision(permission, {
          not: environmentRequestConditions.isRequester({
            subjects: [subject.id],
          }),
        })
      : deny;
  }
  if (has('admin')) {
    return allow;
  }
  if (
    isPermission(permission, environmentRequestReadPermission) &&
    (has('viewer') || has('approver'))
  ) {
    return allow;
  }
  return has('requester')
    ? createEnvironmentRequestConditionalDecision(permission, {
        anyOf: [
          environmentRequestConditions.isRequester({ subjects: [subject.id] }),
          environmentRequestConditions.isOwner({
            owners: subject.ownership_refs,
          }),
        ],
      })
    : deny;
}

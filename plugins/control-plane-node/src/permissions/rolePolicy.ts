import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
  type ResourcePermission,
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
import { approverRefs } from './approverRefs';
import {
  createEnvironmentRequestConditionalDecision,
  environmentRequestConditions,
} from './conditions';
import { isPlatformPermission, platformPolicy } from './platformPolicy';
import {
  isTemplateGatePermission,
  templateGatePolicy,
} from './templateGatePolicy';
import { isTenancyPermission, tenancyPolicy } from './tenancyPolicy';

/** Who asks, as far as the policy needs to know. @public */
export type RolePolicySubject = {
  /** Entity reference of a person, or the subject of a machine. */
  id: string;
  /** What the subject owns things as: itself and its groups. */
  ownership_refs: string[];
  roles: readonly ControlPlaneRole[];
};

const { isRequester, isOwner } = environmentRequestConditions;
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
 * | change classes, assign owners, substitutes of others | | | | | yes |
 * | read requests | all | own and own groups' | all | | all |
 * | create requests | | yes | | | yes |
 * | approve, reject | | | where the role may | | where the role may |
 * | edit, cancel, reconcile, extend, delete | | own and own groups' | | | yes |
 *
 * Whoever may decide over a request reads it and decides over it, whatever roles they have, and never over one of their own:
 * its class names them, a group of theirs or the owner of the component, or they stand in for somebody like that. Where it
 * names `role:approver`, or nobody, that is whoever is an `approver` or an `admin`; an `admin` whom it does not name may not.
 *
 * Runtime environments, namespaces and the queue are decided over by {@link platformPolicy}, also by the roles that one has in
 * a namespace. Gates of template runs are decided over by {@link templateGatePolicy}. Tenants are decided over by {@link tenancyPolicy}: by these roles and by the roles that one has in a tenant.
 *
 * Deny by default: no role, no permission, but for what one may decide over.
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
  if (!isKnown(permission)) {
    return deny;
  }
  if (isTemplateGatePermission(permission)) {
    return templateGatePolicy(permission, subject);
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT_REQUEST)) {
    return requestPolicy(permission, subject);
  }
  if (isPermission(permission, environmentClassReadPermission)) {
    return subject.roles.length > 0 ? allow : deny;
  }
  if (isPermission(permission, environmentRequestCreatePermission)) {
    return has('requester') || has('admin') ? allow : deny;
  }
  return has('admin') ? allow : deny;
}

/** Whether a permission is one of the control plane's, and on what that is a permission on. */
function isKnown(permission: Permission): boolean {
  return controlPlanePermissions.some(
    known =>
      known.name === permission.name &&
      resourceTypeOf(known) === resourceTypeOf(permission),
  );
}

function resourceTypeOf(permission: Permission): string | undefined {
  return isResourcePermission(permission) ? permission.resourceType : undefined;
}

function requestPolicy(
  permission: ResourcePermission<'environment-request'>,
  subject: RolePolicySubject,
): PolicyDecision {
  const has = (role: ControlPlaneRole) => subject.roles.includes(role);
  if (isPermission(permission, environmentRequestApprovePermission)) {
    return createEnvironmentRequestConditionalDecision(permission, {
      allOf: [
        isApprover(subject),
        { not: isRequester({ subjects: [subject.id] }) },
      ],
    });
  }
  const isRead = isPermission(permission, environmentRequestReadPermission);
  if (has('admin') || (isRead && (has('viewer') || has('approver')))) {
    return allow;
  }
  const [first, ...others] = [
    ...(isRead ? [isApprover(subject)] : []),
    ...(has('requester')
      ? [
          isRequester({ subjects: [subject.id] }),
          isOwner({ owners: subject.ownership_refs }),
        ]
      : []),
  ];
  return first
    ? createEnvironmentRequestConditionalDecision(permission, {
        anyOf: [first, ...others],
      })
    : deny;
}

/** What they may decide over: as themselves, by a group, or by a role. */
function isApprover(subject: RolePolicySubject) {
  return environmentRequestConditions.isApprover({
    refs: approverRefs(subject),
  });
}

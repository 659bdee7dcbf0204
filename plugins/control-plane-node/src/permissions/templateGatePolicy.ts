import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_TEMPLATE_GATE,
  templateGateApprovePermission,
  templateGatePermissions,
  templateGateReadPermission,
} from '@groundwork/plugin-control-plane-common';
import { approverRefs } from './approverRefs';
import type { RolePolicySubject } from './rolePolicy';
import {
  createTemplateGateConditionalDecision,
  templateGateConditions,
} from './templateGateRules';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** Whether {@link templateGatePolicy} decides over a permission. */
export function isTemplateGatePermission(permission: Permission): boolean {
  return templateGatePermissions.some(({ name }) => name === permission.name);
}

/**
 * The part of `rolePolicy` that is about gates of template runs: a `requester` and an `admin` may ask for approval; whoever
 * asked reads and cancels it, and whoever may decide over it reads it; `viewer`, `approver` and `admin` read all, and an `admin`
 * cancels all. Who decides is as of environment requests: whom the policy names, never over what they asked for themselves.
 */
export function templateGatePolicy(
  permission: Permission,
  subject: RolePolicySubject,
): PolicyDecision {
  const { id, roles } = subject;
  if (!isResourcePermission(permission, RESOURCE_TYPE_TEMPLATE_GATE)) {
    return roles.includes('requester') || roles.includes('admin')
      ? allow
      : deny;
  }
  const own = templateGateConditions.isGateRequester({ subjects: [id] });
  const decidable = templateGateConditions.isGateApprover({
    refs: approverRefs(subject),
  });
  if (isPermission(permission, templateGateApprovePermission)) {
    return createTemplateGateConditionalDecision(permission, {
      allOf: [decidable, { not: own }],
    });
  }
  const isRead = isPermission(permission, templateGateReadPermission);
  if (
    roles.includes('admin') ||
    (isRead && (roles.includes('viewer') || roles.includes('approver')))
  ) {
    return allow;
  }
  return createTemplateGateConditionalDecision(
    permission,
    isRead ? { anyOf: [own, decidable] } : own,
  );
}

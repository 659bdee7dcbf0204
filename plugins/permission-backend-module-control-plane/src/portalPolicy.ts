import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { RolePolicySubject } from '@groundwork/plugin-control-plane-node';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** Running a template is for everyone: its actions act as the person, under that person's own permissions. */
const allowedToAll = ['scaffolder.task.create', 'scaffolder.action.execute'];

/**
 * What someone who is signed in may do in the rest of the portal, so that it works out of the box.
 *
 * | | everyone | admin |
 * | --- | --- | --- |
 * | read (`attributes.action` is `read`) | yes | yes |
 * | run templates | yes | yes |
 * | cancel a template's run | their own | yes |
 * | refresh and delete catalog entities | their own and own groups' | yes |
 * | all else, such as registering locations or managing templates | | yes |
 *
 * Rules of other plugins are named, not imported, so that this module does not pull in those plugins.
 *
 * @public
 */
export function portalPolicy(
  permission: Permission,
  subject: RolePolicySubject,
): PolicyDecision {
  if (
    subject.roles.includes('admin') ||
    permission.attributes.action === 'read' ||
    allowedToAll.includes(permission.name)
  ) {
    return allow;
  }
  switch (permission.name) {
    case 'catalog.entity.delete':
    case 'catalog.entity.refresh':
      return allowIf(permission, 'catalog', 'catalog-entity', {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: subject.ownership_refs },
      });
    case 'scaffolder.task.cancel':
      return allowIf(permission, 'scaffolder', 'scaffolder-task', {
        rule: 'IS_TASK_OWNER',
        params: { createdBy: [subject.id] },
      });
    default:
      return deny;
  }
}

function allowIf(
  permission: Permission,
  pluginId: string,
  resourceType: string,
  condition: { rule: string; params: Record<string, string[]> },
): PolicyDecision {
  return isResourcePermission(permission, resourceType)
    ? {
        result: AuthorizeResult.CONDITIONAL,
        pluginId,
        resourceType,
        conditions: { resourceType, ...condition },
      }
    : deny;
}

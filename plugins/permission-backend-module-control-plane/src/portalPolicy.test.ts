import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import type { ControlPlaneRole } from '@groundwork/plugin-control-plane-common';
import { portalPolicy } from './portalPolicy';

const subject = (...roles: ControlPlaneRole[]) => ({
  id: 'user:default/rui',
  ownership_refs: ['user:default/rui', 'group:default/team-search'],
  roles,
});

const entityRead = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});
const entityDelete = createPermission({
  name: 'catalog.entity.delete',
  attributes: { action: 'delete' },
  resourceType: 'catalog-entity',
});
const entityRefresh = createPermission({
  name: 'catalog.entity.refresh',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});
const taskCancel = createPermission({
  name: 'scaffolder.task.cancel',
  attributes: {},
  resourceType: 'scaffolder-task',
});
const actionExecute = createPermission({
  name: 'scaffolder.action.execute',
  attributes: {},
  resourceType: 'scaffolder-action',
});
const taskCreate = createPermission({
  name: 'scaffolder.task.create',
  attributes: { action: 'create' },
});
const adminOnly = [
  createPermission({
    name: 'catalog.location.create',
    attributes: { action: 'create' },
  }),
  createPermission({
    name: 'catalog.location.delete',
    attributes: { action: 'delete' },
  }),
  createPermission({
    name: 'catalog.entity.create',
    attributes: { action: 'create' },
  }),
  createPermission({ name: 'scaffolder.template.management', attributes: {} }),
  createPermission({ name: 'some.plugin.nobody.thought.of', attributes: {} }),
];

describe('portalPolicy', () => {
  it.each([entityRead, taskCreate, actionExecute])(
    'lets everyone use $name, with any role or none',
    permission => {
      expect(portalPolicy(permission, subject())).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    },
  );

  it.each([entityDelete, entityRefresh])(
    'allows $name only on what one owns',
    permission => {
      expect(portalPolicy(permission, subject('requester'))).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          resourceType: 'catalog-entity',
          params: {
            claims: ['user:default/rui', 'group:default/team-search'],
          },
        },
      });
    },
  );

  it('lets one cancel only runs that one started oneself', () => {
    expect(portalPolicy(taskCancel, subject('requester'))).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scaffolder',
      resourceType: 'scaffolder-task',
      conditions: {
        rule: 'IS_TASK_OWNER',
        resourceType: 'scaffolder-task',
        params: { createdBy: ['user:default/rui'] },
      },
    });
  });

  it.each(adminOnly)('keeps $name to admins', permission => {
    for (const role of ['viewer', 'requester', 'approver'] as const) {
      expect(portalPolicy(permission, subject(role)).result).toBe(
        AuthorizeResult.DENY,
      );
    }
    expect(portalPolicy(permission, subject('admin')).result).toBe(
      AuthorizeResult.ALLOW,
    );
  });

  it('denies a permission that has a known name but not its resource type', () => {
    const forged = createPermission({
      name: 'catalog.entity.delete',
      attributes: { action: 'delete' },
    });
    expect(portalPolicy(forged, subject('requester')).result).toBe(
      AuthorizeResult.DENY,
    );
  });
});

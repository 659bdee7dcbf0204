import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  environmentPermissions,
  controlPlaneRoles,
  approvalSubstituteManagePermission,
  environmentClassManagePermission,
  environmentClassReadPermission,
  environmentRequestApprovePermission,
  environmentRequestAssignOwnerPermission,
  environmentRequestCreatePermission,
  environmentRequestDeletePermission,
  environmentRequestExtendPermission,
  environmentRequestReadPermission,
  environmentRequestReconcilePermission,
  environmentRequestUpdatePermission,
  type ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import type { EnvironmentRequestWithApprovers } from './resourceRef';
import { rolePolicy } from './rolePolicy';
import { environmentRequestRules } from './rules';

const me = 'user:default/rui';
const myGroup = 'group:default/team-search';

type Requested = Pick<
  EnvironmentRequestWithApprovers,
  'requested_by' | 'owner' | 'approver_refs'
>;
const byRole = { approver_refs: ['role:approver'] };
const requests: Record<string, Requested> = {
  mine: { ...byRole, requested_by: me, owner: 'group:default/team-payments' },
  'mine and my group’s': { ...byRole, requested_by: me, owner: myGroup },
  'my group’s': {
    ...byRole,
    requested_by: 'user:default/ana',
    owner: myGroup,
  },
  foreign: {
    ...byRole,
    requested_by: 'user:default/ana',
    owner: 'group:default/team-payments',
  },
};
/** Requests of others that somebody in particular may decide over. */
const decidedBy = (...approver_refs: string[]): Requested => ({
  ...requests.foreign,
  approver_refs,
});

const authorize = createConditionAuthorizer<EnvironmentRequestWithApprovers>({
  getRuleByName: name => {
    const rule = environmentRequestRules.find(known => known.name === name);
    if (!rule) {
      throw new Error(`There is no rule ${name}`);
    }
    return rule;
  },
});

function decide(permission: Permission, roles: readonly ControlPlaneRole[]) {
  return rolePolicy(permission, {
    id: me,
    ownership_refs: [me, myGroup],
    roles,
  });
}

/** Whether someone with the roles may, for the request given. */
function may(
  permission: Permission,
  roles: readonly ControlPlaneRole[],
  request: Requested,
): boolean {
  return authorize(
    decide(permission, roles),
    request as EnvironmentRequestWithApprovers,
  );
}

describe('rolePolicy', () => {
  // In the order of the requests above: mine, mine and my group's, my group's, foreign.
  const all = [true, true, true, true];
  const none = [false, false, false, false];
  const ours = [true, true, true, false];
  const notMine = [false, false, true, true];

  it.each([
    [environmentClassReadPermission, 'viewer', all],
    [environmentClassReadPermission, 'requester', all],
    [environmentClassReadPermission, 'approver', all],
    [environmentClassReadPermission, 'namespace-creator', all],
    [environmentClassReadPermission, 'product', all],
    [environmentClassReadPermission, 'admin', all],
    [environmentRequestCreatePermission, 'viewer', none],
    [environmentRequestCreatePermission, 'requester', all],
    [environmentRequestCreatePermission, 'approver', none],
    [environmentRequestCreatePermission, 'namespace-creator', none],
    [environmentRequestCreatePermission, 'product', none],
    [environmentRequestCreatePermission, 'admin', all],
    [environmentRequestReadPermission, 'viewer', all],
    [environmentRequestReadPermission, 'requester', ours],
    [environmentRequestReadPermission, 'approver', all],
    [environmentRequestReadPermission, 'namespace-creator', none],
    [environmentRequestReadPermission, 'product', none],
    [environmentRequestReadPermission, 'admin', all],
    [environmentRequestApprovePermission, 'viewer', none],
    [environmentRequestApprovePermission, 'requester', none],
    [environmentRequestApprovePermission, 'approver', notMine],
    [environmentRequestApprovePermission, 'namespace-creator', none],
    [environmentRequestApprovePermission, 'product', none],
    [environmentRequestApprovePermission, 'admin', notMine],
    [environmentRequestUpdatePermission, 'viewer', none],
    [environmentRequestUpdatePermission, 'requester', ours],
    [environmentRequestUpdatePermission, 'approver', none],
    [environmentRequestUpdatePermission, 'namespace-creator', none],
    [environmentRequestUpdatePermission, 'product', none],
    [environmentRequestUpdatePermission, 'admin', all],
    ...[
      environmentClassManagePermission,
      environmentRequestAssignOwnerPermission,
      approvalSubstituteManagePermission,
    ].flatMap(permission =>
      controlPlaneRoles.map(
        role => [permission, role, role === 'admin' ? all : none] as const,
      ),
    ),
    [environmentRequestReconcilePermission, 'viewer', none],
    [environmentRequestReconcilePermission, 'requester', ours],
    [environmentRequestReconcilePermission, 'approver', none],
    [environmentRequestReconcilePermission, 'namespace-creator', none],
    [environmentRequestReconcilePermission, 'product', none],
    [environmentRequestReconcilePermission, 'admin', all],
    [environmentRequestExtendPermission, 'viewer', none],
    [environmentRequestExtendPermission, 'requester', ours],
    [environmentRequestExtendPermission, 'approver', none],
    [environmentRequestExtendPermission, 'namespace-creator', none],
    [environmentRequestExtendPermission, 'product', none],
    [environmentRequestExtendPermission, 'admin', all],
    [environmentRequestDeletePermission, 'viewer', none],
    [environmentRequestDeletePermission, 'requester', ours],
    [environmentRequestDeletePermission, 'approver', none],
    [environmentRequestDeletePermission, 'namespace-creator', none],
    [environmentRequestDeletePermission, 'product', none],
    [environmentRequestDeletePermission, 'admin', all],
  ] as const)('decides over $name for a %s', (permission, role, expected) => {
    expect(
      Object.values(requests).map(request => may(permission, [role], request)),
    ).toEqual(expected);
  });

  it('has an answer for every permission and role, and the table above for each', () => {
    expect(environmentPermissions).toHaveLength(11);
    expect(controlPlaneRoles).toHaveLength(6);
  });

  it.each(environmentPermissions)(
    'denies $name to whoever has no role',
    permission => {
      expect(
        Object.values(requests).map(request => may(permission, [], request)),
      ).toEqual(none);
    },
  );

  it.each([[[]], ...controlPlaneRoles.map(role => [[role]])])(
    'lets whom a class names read a request and decide over it, and no more, with the roles %j',
    roles => {
      for (const ref of [me, myGroup]) {
        const request = decidedBy('user:default/zoe', ref);
        expect(may(environmentRequestReadPermission, roles, request)).toBe(
          true,
        );
        expect(may(environmentRequestApprovePermission, roles, request)).toBe(
          true,
        );
      }
      const others = environmentPermissions.filter(
        permission =>
          permission !== environmentRequestReadPermission &&
          permission !== environmentRequestApprovePermission,
      );
      expect(
        others.filter(
          permission =>
            may(permission, roles, decidedBy(me)) !==
            may(permission, roles, decidedBy()),
        ),
      ).toEqual([]);
    },
  );

  it.each([
    ['somebody else', 'user:default/zoe'],
    ['a group that one is not in', 'group:default/team-payments'],
    ['an approver client', 'approver-client:ci'],
  ])('lets no role decide where the class names %s alone', (_, ref) => {
    expect(
      may(
        environmentRequestApprovePermission,
        controlPlaneRoles,
        decidedBy(ref),
      ),
    ).toBe(false);
  });

  it('lets whom a class names not decide over a request of their own', () => {
    expect(
      may(environmentRequestApprovePermission, controlPlaneRoles, {
        ...requests.mine,
        approver_refs: [me, myGroup, 'role:approver'],
      }),
    ).toBe(false);
  });

  it.each(Object.entries(requests).slice(0, 2))(
    'lets nobody decide over a request that is %s, with all roles together',
    (_, request) => {
      expect(
        may(environmentRequestApprovePermission, controlPlaneRoles, request),
      ).toBe(false);
    },
  );

  it('never takes away by a role what another one gives', () => {
    fc.assert(
      fc.property(
        fc.subarray([...controlPlaneRoles]),
        fc.constantFrom(...controlPlaneRoles),
        fc.constantFrom(...environmentPermissions),
        fc.constantFrom(
          ...Object.values(requests),
          decidedBy(me),
          decidedBy('user:default/zoe'),
        ),
        (roles, more, permission, request) => {
          expect(
            !may(permission, roles, request) ||
              may(permission, [...roles, more], request),
          ).toBe(true);
        },
      ),
    );
  });

  it.each([
    createPermission({ name: 'catalog.entity.read', attributes: {} }),
    // The name of a permission on a resource, without the resource.
    createPermission({
      name: 'control-plane.environment-request.delete',
      attributes: { action: 'delete' },
    }),
    createPermission({
      name: 'control-plane.environment-request.read',
      attributes: { action: 'read' },
      resourceType: 'something-else',
    }),
  ])('denies $name of type $type, which is not its own', permission => {
    expect(decide(permission, controlPlaneRoles)).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it('leaves no condition where there is nothing to look at, so that lists stay fast', () => {
    for (const role of ['viewer', 'approver', 'admin'] as const) {
      expect(decide(environmentRequestReadPermission, [role])).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });
});

import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  environmentPermissions,
  controlPlaneRoles,
  environmentClassReadPermission,
  environmentRequestApprovePermission,
  environmentRequestCreatePermission,
  environmentRequestDeletePermission,
  environmentRequestExtendPermission,
  environmentRequestReadPermission,
  environmentRequestReconcilePermission,
  type ControlPlaneRole,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { rolePolicy } from './rolePolicy';
import { environmentRequestRules } from './rules';

const me = 'user:default/rui';
const myGroup = 'group:default/team-search';

type Requested = Pick<EnvironmentRequest, 'requested_by' | 'owner'>;
const requests: Record<string, Requested> = {
  mine: { requested_by: me, owner: 'group:default/team-payments' },
  'mine and my group’s': { requested_by: me, owner: myGroup },
  'my group’s': { requested_by: 'user:default/ana', owner: myGroup },
  foreign: {
    requested_by: 'user:default/ana',
    owner: 'group:default/team-payments',
  },
};

const authorize = createConditionAuthorizer<EnvironmentRequest>({
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
  return authorize(decide(permission, roles), request as EnvironmentRequest);
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
    expect(environmentPermissions).toHaveLength(7);
    expect(controlPlaneRoles).toHaveLength(6);
  });

  it.each(environmentPermissions)(
    'denies $name to whoever has no role',
    permission => {
      expect(decide(permission, [])).toEqual({ result: AuthorizeResult.DENY });
    },
  );

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
        fc.constantFrom(...Object.values(requests)),
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

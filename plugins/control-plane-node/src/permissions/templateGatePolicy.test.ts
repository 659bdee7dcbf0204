import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { createPermission } from '@backstage/plugin-permission-common';
import {
  templateGateApprovePermission,
  templateGateCancelPermission,
  templateGateCreatePermission,
  templateGateReadPermission,
  type ControlPlaneRole,
  type TemplateGatePermission,
} from '@groundwork/plugin-control-plane-common';
import { rolePolicy } from './rolePolicy';
import {
  templateGateRules,
  type TemplateGateWithApprovers,
} from './templateGateRules';

const me = 'user:default/rui';
const myGroup = 'group:default/team-search';
const other = 'user:default/ana';

const authorize = createConditionAuthorizer<TemplateGateWithApprovers>({
  getRuleByName: name => {
    const rule = templateGateRules.find(known => known.name === name);
    if (!rule) {
      throw new Error(`There is no rule ${name}`);
    }
    return rule;
  },
});

function decide(
  permission: Parameters<typeof rolePolicy>[0],
  ...roles: ControlPlaneRole[]
) {
  return rolePolicy(permission, {
    id: me,
    ownership_refs: [me, myGroup],
    roles,
  });
}

function may(
  permission: TemplateGatePermission,
  gate: { by?: string; approvers?: string[] },
  ...roles: ControlPlaneRole[]
): boolean {
  return authorize(decide(permission, ...roles), {
    id: 'a-gate',
    requested_by: gate.by ?? other,
    approver_refs: gate.approvers ?? ['role:approver'],
  });
}

describe('rolePolicy of gates', () => {
  it.each<[ControlPlaneRole, string]>([
    ['requester', 'ALLOW'],
    ['admin', 'ALLOW'],
    ['viewer', 'DENY'],
    ['approver', 'DENY'],
    ['namespace-creator', 'DENY'],
    ['product', 'DENY'],
  ])('decides whether a %s may ask: %s', (role, result) => {
    expect(decide(templateGateCreatePermission, role)).toEqual({ result });
  });

  it('lets those approve whom the gate names, in whatever way', () => {
    const approve = templateGateApprovePermission;
    expect(may(approve, {}, 'approver')).toBe(true);
    expect(may(approve, {}, 'admin')).toBe(true);
    expect(may(approve, {}, 'requester', 'viewer')).toBe(false);
    expect(may(approve, { approvers: [me] })).toBe(true);
    expect(may(approve, { approvers: [myGroup] })).toBe(true);
    expect(may(approve, { approvers: [other] }, 'admin', 'approver')).toBe(
      false,
    );
  });

  it('lets nobody approve what they asked for themselves', () => {
    expect(
      may(
        templateGateApprovePermission,
        { by: me, approvers: [me, 'role:approver'] },
        'admin',
        'approver',
      ),
    ).toBe(false);
  });

  it('shows gates to who asked, who may decide, and who looks after all', () => {
    const read = templateGateReadPermission;
    for (const role of ['viewer', 'approver', 'admin'] as const) {
      expect([role, may(read, { approvers: [] }, role)]).toEqual([role, true]);
    }
    expect(may(read, { by: me })).toBe(true);
    expect(may(read, { approvers: [myGroup] })).toBe(true);
    expect(may(read, {}, 'requester', 'product')).toBe(false);
  });

  it('lets who asked, and administrators, cancel', () => {
    const cancel = templateGateCancelPermission;
    expect(may(cancel, { by: me })).toBe(true);
    expect(may(cancel, {}, 'admin')).toBe(true);
    expect(may(cancel, { approvers: [me] }, 'approver', 'viewer')).toBe(false);
  });

  it('denies what is only called like one of its permissions', () => {
    expect(
      decide(
        createPermission({
          name: templateGateApprovePermission.name,
          attributes: {},
        }),
        'admin',
      ),
    ).toEqual({ result: 'DENY' });
  });
});

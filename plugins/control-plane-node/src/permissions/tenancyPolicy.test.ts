import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  apiKeyDiagnosePermission,
  apiKeyReadPermission,
  apiKeyVerifyPermission,
  apiKeyWritePermission,
  auditAppendPermission,
  auditReadPermission,
  auditVerifyPermission,
  controlPlaneRoles,
  entitlementReadPermission,
  productReadPermission,
  productRequestPermission,
  productWritePermission,
  projectWritePermission,
  tenancyPermissions,
  tenantAdministerPermission,
  tenantCreatePermission,
  tenantEnvironmentCreatePermission,
  tenantManagePermission,
  tenantReadPermission,
  tenantRoles,
  tenantUpdatePermission,
  type ControlPlaneRole,
  type TenantRole,
} from '@groundwork/plugin-control-plane-common';
import type { Permission } from '@backstage/plugin-permission-common';
import { rolePolicy } from './rolePolicy';
import type { TenantWithMembers } from './tenantResourceRef';
import { tenantRules } from './tenantRules';

const me = 'user:default/rui';
const myGroup = 'group:default/team-search';

const authorize = createConditionAuthorizer<TenantWithMembers>({
  getRuleByName: name => {
    const rule = tenantRules.find(known => known.name === name);
    if (!rule) {
      throw new Error(`There is no rule ${name}`);
    }
    return rule;
  },
});

function aTenant(members: Record<string, TenantRole>): TenantWithMembers {
  return {
    id: '00000000-0000-0000-0000-000000000001',
    slug: 'acme',
    kind: 'customer',
    plan: 'team',
    status: 'active',
    members: Object.entries(members).map(([member_ref, role]) => ({
      member_ref,
      role,
    })),
  };
}

/** Whether someone with these roles may do it to a tenant with these members. */
function may(
  permission: Permission,
  roles: readonly ControlPlaneRole[],
  members: Record<string, TenantRole> = {},
): boolean {
  return authorize(
    rolePolicy(permission, { id: me, ownership_refs: [me, myGroup], roles }),
    aTenant(members),
  );
}

/** Who may do what: roles everywhere, and roles in the tenant. An admin may do everything. */
const table: [Permission, ControlPlaneRole[], TenantRole[]][] = [
  [
    tenantReadPermission,
    ['viewer', 'approver', 'product'],
    ['viewer', 'developer', 'admin'],
  ],
  [tenantCreatePermission, [], []],
  [tenantUpdatePermission, [], ['admin']],
  [tenantManagePermission, [], []],
  [tenantAdministerPermission, [], ['admin']],
  [projectWritePermission, [], ['developer', 'admin']],
  [tenantEnvironmentCreatePermission, [], ['developer', 'admin']],
  [
    entitlementReadPermission,
    ['viewer', 'approver', 'product'],
    ['viewer', 'developer', 'admin'],
  ],
  [
    productReadPermission,
    ['viewer', 'requester', 'approver', 'namespace-creator', 'product'],
    ['viewer', 'developer', 'admin'],
  ],
  [productWritePermission, [], []],
  [productRequestPermission, [], ['developer', 'admin']],
  [apiKeyReadPermission, ['viewer'], ['viewer', 'developer', 'admin']],
  [apiKeyWritePermission, [], ['developer', 'admin']],
  [apiKeyVerifyPermission, ['product'], []],
  [apiKeyDiagnosePermission, [], []],
  [auditReadPermission, ['viewer', 'approver'], ['admin']],
  [auditAppendPermission, ['product'], []],
  [auditVerifyPermission, ['viewer', 'approver'], []],
];

describe('what rolePolicy says of tenants', () => {
  it('is said of every permission of tenancy', () => {
    expect(table.map(([{ name }]) => name).sort()).toEqual(
      tenancyPermissions.map(({ name }) => name).sort(),
    );
  });

  it.each(table.map(row => [row[0].name, ...row] as const))(
    'gives %s to the roles that need it, and to no other',
    (_name, permission, everywhere, inTenant) => {
      expect(controlPlaneRoles.filter(role => may(permission, [role]))).toEqual(
        controlPlaneRoles.filter(
          role => role === 'admin' || everywhere.includes(role),
        ),
      );
      for (const member of [me, myGroup]) {
        expect(
          tenantRoles.filter(role => may(permission, [], { [member]: role })),
        ).toEqual(inTenant);
      }
    },
  );

  it('gives nothing in a tenant for a role in another one', () => {
    for (const [permission] of table) {
      expect([
        permission.name,
        may(permission, [], { 'group:default/others': 'admin' }),
      ]).toEqual([permission.name, permission === productReadPermission]);
    }
  });

  it('gives nothing by a permission that has a known name but not its resource type', () => {
    const { resourceType: _, ...basic } = tenantAdministerPermission;
    const forged = { ...basic, type: 'basic' as const };
    expect(may(forged, [], { [me]: 'admin' })).toBe(false);
  });
});

describe('the rules over tenants', () => {
  it('take references as the catalog writes them, whatever their case', () => {
    const params = { members: ['User:default/Rui'], roles: ['admin'] };
    const [isTenantMember] = tenantRules;
    expect(isTenantMember.apply(aTenant({ [me]: 'admin' }), params)).toBe(true);
    expect(isTenantMember.toQuery(params)).toEqual({
      member_refs: [me],
      roles: ['admin'],
    });
  });

  it('tell tenants by slug and by plan', () => {
    const [, isTenant, hasTenantPlan] = tenantRules;
    expect(isTenant.apply(aTenant({}), { slugs: ['acme'] })).toBe(true);
    expect(isTenant.apply(aTenant({}), { slugs: ['globex'] })).toBe(false);
    expect(isTenant.toQuery({ slugs: ['acme'] })).toEqual({
      column: 'slug',
      values: ['acme'],
    });
    expect(hasTenantPlan.apply(aTenant({}), { plans: ['team'] })).toBe(true);
    expect(hasTenantPlan.apply(aTenant({}), { plans: [] })).toBe(false);
    expect(hasTenantPlan.toQuery({ plans: ['team'] })).toEqual({
      column: 'plan',
      values: ['team'],
    });
  });
});

import { NotAllowedError } from '@backstage/errors';
import { tenantRoles } from '@groundwork/plugin-control-plane-common';
import { aTenant } from '../__testUtils__';
import type { Principal } from '../identity';
import type { TenantAccess } from '../tenants';
import { requireRoleWithin } from './requireRoleWithin';

const principal: Principal = {
  type: 'subject',
  id: 'user:default/Ana',
  ownership_refs: ['user:default/Ana', 'group:default/team-payments'],
  authentication: { method: 'hs256' as const },
  roles: [],
};

/** Access of somebody with these roles in the tenant whom a policy lets administer it, and manage it or not. */
function accessWith(
  members: Record<string, (typeof tenantRoles)[number]>,
  manages = false,
): TenantAccess {
  const access: Pick<TenantAccess, 'find'> = {
    find: async () => ({
      tenant: {
        ...aTenant({ slug: 'acme' }),
        members: Object.entries(members).map(([member_ref, role]) => ({
          member_ref,
          role,
        })),
      },
      grants: [{ allows: () => manages, scope: manages ? 'all' : 'none' }],
    }),
  };
  return access as TenantAccess;
}

const allowedRoles = async (access: TenantAccess) => {
  const allowed: string[] = [];
  for (const role of tenantRoles) {
    try {
      await requireRoleWithin(access, principal, { tenant_id: '1', role });
      allowed.push(role);
    } catch (error) {
      expect(error).toBeInstanceOf(NotAllowedError);
      expect(String(error)).toContain(
        `acme is not enough for a service account that is ${role}`,
      );
    }
  }
  return allowed;
};

describe('requireRoleWithin', () => {
  it.each([
    ['nothing to who has no role', {}, []],
    ['nothing by the role of another', { 'user:default/rui': 'admin' }, []],
    [
      'up to their own role',
      { 'user:default/ana': 'developer' },
      ['viewer', 'developer'],
    ],
    [
      'up to the strongest that they or their groups have',
      {
        'user:default/ana': 'viewer',
        'group:default/team-payments': 'admin',
      },
      ['viewer', 'developer', 'admin'],
    ],
  ] as const)('leaves %s', async (_what, members, expected) => {
    expect(await allowedRoles(accessWith(members))).toEqual(expected);
  });

  it('leaves everything to who manages tenants', async () => {
    expect(await allowedRoles(accessWith({}, true))).toEqual([...tenantRoles]);
  });
});

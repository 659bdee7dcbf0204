import { NotAllowedError } from '@backstage/errors';
import {
  tenantManagePermission,
  tenantRoles,
  type TenantMember,
  type TenantRole,
} from '@groundwork/plugin-control-plane-common';
import type { Principal } from '../identity';
import type { TenantAccess } from '../tenants';

/**
 * Makes sure that nobody acts for a service account that may do more than they may: that its role is not above their own
 * in its tenant. Whoever manages tenants may have any.
 *
 * @throws `NotAllowedError`
 */
export async function requireRoleWithin(
  access: TenantAccess,
  principal: Principal,
  account: { tenant_id: string; role: TenantRole },
): Promise<void> {
  const { tenant, grants } = await access.find(
    principal,
    { id: account.tenant_id },
    [tenantManagePermission],
  );
  const [manage] = grants;
  if (
    !manage.allows(tenant) &&
    tenantRoles.indexOf(account.role) > rankOf(principal, tenant.members)
  ) {
    throw new NotAllowedError(
      `Your own role in the tenant ${tenant.slug} is not enough for a service account that is ${account.role}`,
    );
  }
}

/** The place of the strongest role that somebody has, among all roles; -1 for who has none. */
function rankOf(
  principal: Principal,
  members: readonly Pick<TenantMember, 'member_ref' | 'role'>[],
): number {
  const refs = [principal.id, ...principal.ownership_refs].map(ref =>
    ref.toLocaleLowerCase('en-US'),
  );
  return Math.max(
    -1,
    ...members
      .filter(({ member_ref }) => refs.includes(member_ref))
      .map(({ role }) => tenantRoles.indexOf(role)),
  );
}

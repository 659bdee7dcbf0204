import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  tenantReadPermission,
  type TenantPermission,
} from '@groundwork/plugin-control-plane-common';
import type { TenantWithMembers } from '@groundwork/plugin-control-plane-node';
import type { Authorizer, Principal, TenantGrant } from '../identity';
import type { StoredTenant, TenantStore } from './TenantStore';

/** Decides who may do what with a tenant and with what belongs to it. What one may not read does not exist for them. */
export class TenantAccess {
  readonly #tenants: TenantStore;
  readonly #authorizer: Authorizer;

  private constructor(options: TenantAccessOptions) {
    this.#tenants = options.tenants;
    this.#authorizer = options.authorizer;
  }

  static create(options: TenantAccessOptions): TenantAccess {
    return new TenantAccess(options);
  }

  /**
   * The tenant, for a caller who may do this to it.
   *
   * @throws `NotFoundError` when there is none, or the caller may not read it; `NotAllowedError` naming what is needed.
   */
  async require(
    principal: Principal,
    by: { id: string } | { slug: string },
    permission: TenantPermission = tenantReadPermission,
  ): Promise<StoredTenant> {
    const { tenant, grants } = await this.find(principal, by, [permission]);
    if (!grants[0].allows(tenant)) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} in the tenant ${tenant.slug} for this`,
      );
    }
    return tenant;
  }

  /**
   * The tenant with its members, and what the caller may do with it by each of the permissions.
   *
   * @throws `NotFoundError` when there is none, or the caller may not read it.
   */
  async find(
    principal: Principal,
    by: { id: string } | { slug: string },
    permissions: readonly TenantPermission[],
  ): Promise<{
    tenant: StoredTenant & TenantWithMembers;
    grants: TenantGrant[];
  }> {
    const [read, ...grants] = await this.#authorizer.forTenants(principal, [
      tenantReadPermission,
      ...permissions,
    ]);
    const stored = await this.#tenants.find(by);
    const [withMembers] = stored
      ? await this.#tenants.findWithMembers([stored.id])
      : [];
    const tenant = stored &&
      withMembers && { ...stored, members: withMembers.members };
    if (!tenant || !read.allows(tenant)) {
      throw new NotFoundError('There is no such tenant, or you may not see it');
    }
    return { tenant, grants };
  }

  /** Which tenants the caller may do this to. */
  async scope(
    principal: Principal,
    permission: TenantPermission,
  ): Promise<TenantGrant['scope']> {
    const [{ scope }] = await this.#authorizer.forTenants(principal, [
      permission,
    ]);
    return scope;
  }
}

export type TenantAccessOptions = {
  tenants: TenantStore;
  authorizer: Authorizer;
};

import type {
  ListTenantsQuery,
  Tenant,
  TenantList,
} from '@groundwork/plugin-control-plane-common';
import { tenantReadPermission } from '@groundwork/plugin-control-plane-common';
import type { TenantWithMembers } from '@groundwork/plugin-control-plane-node';
import type { Principal } from '../identity';
import {
  decideTenantActions,
  tenantActionPermissions,
  type TenantGrants,
} from './decideTenantActions';
import type { TenantAccess } from './TenantAccess';
import type { StoredTenant, TenantStore } from './TenantStore';

/** A tenant that a caller may read, and what they may do with it. */
export type FoundTenant = {
  tenant: StoredTenant & TenantWithMembers;
  grants: TenantGrants;
};

/** Reads tenants for a caller: what they may not read does not exist for them. */
export class TenantReader {
  readonly #tenants: TenantStore;
  readonly #access: TenantAccess;

  private constructor(options: TenantReaderOptions) {
    this.#tenants = options.tenants;
    this.#access = options.access;
  }

  static create(options: TenantReaderOptions): TenantReader {
    return new TenantReader(options);
  }

  /**
   * The tenant and what the caller may do with it.
   *
   * @throws `NotFoundError` when there is none, or the caller may not read it.
   */
  async find(
    principal: Principal,
    by: { id: string } | { slug: string },
  ): Promise<FoundTenant> {
    const permissions = tenantActionPermissions;
    const { tenant, grants } = await this.#access.find(principal, by, [
      permissions.update,
      permissions.manage,
      permissions.administer,
      permissions.writeProjects,
      permissions.requestProducts,
      permissions.readApiKeys,
      permissions.writeApiKeys,
      permissions.readAudit,
    ]);
    const [
      update,
      manage,
      administer,
      writeProjects,
      requestProducts,
      readApiKeys,
      writeApiKeys,
      readAudit,
    ] = grants;
    return {
      tenant,
      grants: {
        update,
        manage,
        administer,
        writeProjects,
        requestProducts,
        readApiKeys,
        writeApiKeys,
        readAudit,
      },
    };
  }

  /** A tenant as it is answered. */
  async get(
    principal: Principal,
    by: { id: string } | { slug: string },
  ): Promise<Tenant> {
    return present(await this.find(principal, by));
  }

  /** A page of the tenants that the caller may read. */
  async list(
    principal: Principal,
    query: ListTenantsQuery & { limit: number },
  ): Promise<TenantList> {
    return this.#tenants.list({
      ...query,
      scope: await this.#access.scope(principal, tenantReadPermission),
    });
  }
}

export type TenantReaderOptions = {
  tenants: TenantStore;
  access: TenantAccess;
};

/** Leaves out what is for the control plane alone, and adds what the caller may do. */
export function present({ tenant, grants }: FoundTenant): Tenant {
  const {
    quotas: _quotas,
    warned_days: _warnedDays,
    members: _members,
    ...answer
  } = tenant;
  return { ...answer, actions: decideTenantActions(tenant, grants) };
}

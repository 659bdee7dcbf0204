import { NotFoundError } from '@backstage/errors';
import {
  tenantReadPermission,
  type TenantPermission,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { FieldConflictError } from '../http/errors';
import type { Principal } from '../identity';
import type { TenantAccess } from './TenantAccess';
import type { StoredTenant, TenantStore } from './TenantStore';

/** Finds and changes what belongs to tenants: members, projects, quotas, service accounts. */
export class TenantParts {
  readonly #options: TenantPartsOptions;

  private constructor(options: TenantPartsOptions) {
    this.#options = options;
  }

  static create(options: TenantPartsOptions): TenantParts {
    return new TenantParts(options);
  }

  /**
   * A part, for a caller who may do this to its tenant. One of a tenant that the caller may not read is answered as one
   * that does not exist.
   *
   * @param part - as it was found by its id, if it was
   * @param what - what it is called, such as `project`
   * @throws `NotFoundError`, `NotAllowedError`
   */
  async require<T extends { tenant_id: string }>(
    principal: Principal,
    part: T | undefined,
    what: string,
    permission: TenantPermission = tenantReadPermission,
  ): Promise<T> {
    if (!part) {
      throw noSuchPart(what);
    }
    await this.#options.access
      .require(principal, { id: part.tenant_id }, permission)
      .catch(error => {
        throw error instanceof NotFoundError ? noSuchPart(what) : error;
      });
    return part;
  }

  /**
   * Does `work` in one transaction that has locked the tenant.
   *
   * @throws `ConflictError` when the tenant is archived: what belongs to it stays as it is.
   */
  async change<T>(
    tenantId: string,
    work: (transaction: Transaction, tenant: StoredTenant) => Promise<T>,
  ): Promise<T> {
    const { database, tenants, onCommitted } = this.#options;
    const result = await database.transaction(async transaction => {
      const tenant = await tenants.lock(transaction, tenantId);
      if (!tenant) {
        throw new NotFoundError('The tenant was deleted in the meantime');
      }
      if (tenant.status === 'archived') {
        throw new FieldConflictError([
          {
            field: 'status',
            message: `The tenant ${tenant.slug} is archived: nothing of it can be changed`,
          },
        ]);
      }
      return work(transaction, tenant);
    });
    onCommitted();
    return result;
  }
}

export type TenantPartsOptions = {
  database: ControlPlaneDatabase;
  tenants: TenantStore;
  access: TenantAccess;
  /** Called after a commit that left messages. */
  onCommitted: () => void;
};

/** For what there is none of, or what the caller may not know of. */
export function noSuchPart(what: string): NotFoundError {
  return new NotFoundError(`There is no such ${what}, or you may not see it`);
}

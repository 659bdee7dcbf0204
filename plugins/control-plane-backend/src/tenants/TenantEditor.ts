import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Caller } from '../identity';
import {
  tenantActionPermissions,
  type TenantGrants,
} from './decideTenantActions';
import { present, type FoundTenant, type TenantReader } from './TenantReader';
import type { StoredTenant, TenantStore } from './TenantStore';

/** Changes a tenant for a caller: one transaction, over the row as it is once nobody else can change it. */
export class TenantEditor {
  readonly #options: TenantEditorOptions;

  private constructor(options: TenantEditorOptions) {
    this.#options = options;
  }

  static create(options: TenantEditorOptions): TenantEditor {
    return new TenantEditor(options);
  }

  /**
   * Does `work` with the locked tenant and answers with what it has become, as the caller sees it.
   *
   * @param check - decides whether the caller may do it, before anything is locked
   * @throws `NotFoundError` when there is no tenant that the caller may read.
   */
  async edit(
    caller: Caller,
    id: string,
    check: (found: FoundTenant) => void,
    work: (
      transaction: Transaction,
      tenant: StoredTenant,
    ) => Promise<StoredTenant>,
  ): Promise<Tenant> {
    const found = await this.#find(caller, id, check);
    const changed = await this.#inTransaction(id, work);
    return present({
      ...found,
      tenant: { ...changed, members: found.tenant.members },
    });
  }

  /** As {@link edit}, for what leaves nothing to answer with. */
  async end(
    caller: Caller,
    id: string,
    check: (found: FoundTenant) => void,
    work: (transaction: Transaction, tenant: StoredTenant) => Promise<void>,
  ): Promise<void> {
    await this.#find(caller, id, check);
    await this.#inTransaction(id, work);
  }

  async #find(
    caller: Caller,
    id: string,
    check: (found: FoundTenant) => void,
  ): Promise<FoundTenant> {
    const found = await this.#options.reader.find(caller.principal, { id });
    check(found);
    return found;
  }

  async #inTransaction<T>(
    id: string,
    work: (transaction: Transaction, tenant: StoredTenant) => Promise<T>,
  ): Promise<T> {
    const { database, tenants, onCommitted } = this.#options;
    const result = await database.transaction(async transaction => {
      const locked = await tenants.lock(transaction, id);
      if (!locked) {
        throw new NotFoundError('The tenant was deleted in the meantime');
      }
      return work(transaction, locked);
    });
    onCommitted();
    return result;
  }
}

export type TenantEditorOptions = {
  database: ControlPlaneDatabase;
  tenants: TenantStore;
  reader: TenantReader;
  /** Called after a commit that left messages. */
  onCommitted: () => void;
};

/**
 * For {@link TenantEditor.edit}: whether the caller has a permission in the tenant.
 *
 * @throws `NotAllowedError` naming what is needed.
 */
export function needs(name: keyof TenantGrants) {
  return ({ tenant, grants }: FoundTenant): void => {
    if (!grants[name].allows(tenant)) {
      throw new NotAllowedError(
        `You need the permission ${tenantActionPermissions[name].name} in the tenant ${tenant.slug} for this`,
      );
    }
  };
}

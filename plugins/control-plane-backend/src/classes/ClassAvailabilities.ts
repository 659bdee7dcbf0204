import {
  productRequestPermission,
  type ClassAvailability,
  type EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../database';
import { ProductRequestStore } from '../entitlements/ProductRequestStore';
import { readCheckedEntitlement } from '../entitlements/readCheckedEntitlement';
import { ValidationError } from '../http/errors';
import type { Principal } from '../identity';
import type { StoredTenant, TenantAccess } from '../tenants';
import { decideAvailability } from './decideAvailability';

/** Knows for which tenants classes may be requested. */
export class ClassAvailabilities {
  readonly #knex: Knex;
  readonly #access: Pick<TenantAccess, 'find'>;
  readonly #requests: Pick<ProductRequestStore, 'listOpen'>;

  private constructor(options: ClassAvailabilitiesOptions) {
    this.#knex = options.knex;
    this.#access = options.access;
    this.#requests = ProductRequestStore.create(options);
  }

  static create(options: ClassAvailabilitiesOptions): ClassAvailabilities {
    return new ClassAvailabilities(options);
  }

  /**
   * The classes, each with whether it may be requested for the tenant, and why not.
   *
   * @throws `NotFoundError` when there is no such tenant, or the caller may not read it.
   */
  async describe(
    principal: Principal,
    classes: readonly EnvironmentClass[],
    tenantId: string,
  ): Promise<EnvironmentClass[]> {
    const { tenant, grants } = await this.#access.find(
      principal,
      { id: tenantId },
      [productRequestPermission],
    );
    const products = [
      ...new Set(classes.flatMap(({ entitlement }) => entitlement ?? [])),
    ];
    const open = await this.#requests.listOpen(tenant.id, products);
    const entitlements = new Map(
      await Promise.all(
        products.map(
          async product =>
            [product, await this.#readEntitlement(tenant, product)] as const,
        ),
      ),
    );
    return classes.map(environmentClass => ({
      ...environmentClass,
      availability: decideAvailability({
        environmentClass,
        tenant,
        entitlement: entitlements.get(environmentClass.entitlement ?? ''),
        mayRequestProduct:
          grants[0].allows(tenant) &&
          !open.some(({ product }) => product === environmentClass.entitlement),
      }),
    }));
  }

  /**
   * Whether a class may be requested for a tenant, or for none. With the transaction in which the tenant was locked the
   * answer stands until that ends.
   */
  async find(
    environmentClass: EnvironmentClass,
    tenant: Pick<StoredTenant, 'id' | 'slug' | 'status'> | undefined,
    transaction?: Transaction,
  ): Promise<ClassAvailability> {
    const { entitlement: product } = environmentClass;
    return decideAvailability({
      environmentClass,
      tenant,
      entitlement:
        tenant && product !== undefined
          ? await this.#readEntitlement(tenant, product, transaction)
          : undefined,
    });
  }

  /** @throws `ValidationError` on `class` that says why it may not be requested for the tenant; see {@link find}. */
  async requireAvailable(
    environmentClass: EnvironmentClass,
    tenant: Pick<StoredTenant, 'id' | 'slug' | 'status'> | undefined,
    transaction?: Transaction,
  ): Promise<void> {
    const { allowed, reason } = await this.find(
      environmentClass,
      tenant,
      transaction,
    );
    if (!allowed) {
      throw new ValidationError([
        { field: 'class', message: reason ?? 'is not available' },
      ]);
    }
  }

  async #readEntitlement(
    { id }: Pick<StoredTenant, 'id'>,
    product: string,
    transaction?: Transaction,
  ) {
    // Who may read the tenant may know why a class is not for it; whoever requests for it was asked before.
    return readCheckedEntitlement(transaction?.knex ?? this.#knex, {
      tenantId: id,
      product,
      scopes: [],
    });
  }
}

export type ClassAvailabilitiesOptions = {
  knex: Knex;
  access: Pick<TenantAccess, 'find'>;
};

import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  entitlementReadPermission,
  productReadPermission,
  productRequestPermission,
  productWritePermission,
  type CatalogEntry,
  type CatalogEntryList,
  type CatalogEntryWrite,
  type ListProductsQuery,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import type { AuditStore } from '../audit';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { nameCursor } from '../http/page';
import type { Authorizer, Caller, Principal } from '../identity';
import type { TenantAccess } from '../tenants';
import { changesOf } from './changesOf';
import { decideProductActions } from './decideProductActions';
import { toTenantProduct, type EntitlementStore } from './EntitlementStore';
import { productKeyPattern } from './productKeyPattern';
import { whoDecides } from './whoDecides';
import type { ProductRequestStore } from './ProductRequestStore';
import type { Product, ProductStore } from './ProductStore';
import type { ProductTrialStore } from './ProductTrialStore';

/** The catalog of products. */
export class ProductService {
  readonly #options: ProductServiceOptions;

  private constructor(options: ProductServiceOptions) {
    this.#options = options;
  }

  static create(options: ProductServiceOptions): ProductService {
    return new ProductService(options);
  }

  /** A page of the products; for a tenant with what it has of each and what the caller may do about it. */
  async list(
    principal: Principal,
    query: ListProductsQuery & { limit: number },
  ): Promise<CatalogEntryList> {
    const { authorizer, products } = this.#options;
    const { tenant_id: tenantId, limit, q } = query;
    await authorizer.require(principal, productReadPermission);
    const cursor = nameCursor(query.cursor, productKeyPattern);
    const situation =
      tenantId === undefined
        ? undefined
        : await this.#findTenant(principal, tenantId);
    const page = await products.list({ limit, cursor, q });
    return situation
      ? { ...page, items: await this.#describe(page.items, situation) }
      : page;
  }

  /** Creates or replaces a product; the same again changes nothing. */
  async put(
    caller: Caller,
    key: string,
    body: CatalogEntryWrite,
  ): Promise<CatalogEntry> {
    const { authorizer, database, products } = this.#options;
    await authorizer.require(caller.principal, productWritePermission);
    const product: Product = {
      ...body,
      plans_required: [...new Set(body.plans_required)],
      key,
      origin: 'api',
    };
    await database.transaction(async transaction => {
      if (await products.insert(transaction, product)) {
        await this.#record(transaction, caller, 'created', product, {
          after: product,
        });
        return;
      }
      const before = await this.#lockOwn(transaction, key);
      const changes = changesOf(before, product);
      if (Object.keys(changes).length > 0) {
        await products.update(transaction, product);
        await this.#record(transaction, caller, 'updated', product, {
          changes,
        });
      }
    });
    return product;
  }

  /** Deletes a product that no tenant is entitled to. */
  async delete(caller: Caller, key: string): Promise<void> {
    const { authorizer, database, products, entitlements } = this.#options;
    await authorizer.require(caller.principal, productWritePermission);
    await database.transaction(async transaction => {
      const before = await this.#lockOwn(transaction, key);
      const count = await entitlements.countOf(transaction, key);
      if (count > 0) {
        throw new ConflictError(
          `${count === 1 ? '1 tenant is' : `${count} tenants are`} entitled to ${before.name}; revoke that first`,
        );
      }
      await products.delete(transaction, key);
      await this.#record(transaction, caller, 'deleted', before, { before });
    });
  }

  /** A product that the API may change. */
  async #lockOwn(transaction: Transaction, key: string): Promise<Product> {
    const product = await this.#options.products.lock(transaction, key);
    if (!product) {
      throw new NotFoundError(`There is no product '${key}' in the catalog`);
    }
    if (product.origin === 'config') {
      throw new ConflictError(
        `The product '${key}' is in the configuration and can be changed only there`,
      );
    }
    return product;
  }

  async #record(
    transaction: Transaction,
    caller: Caller,
    what: 'created' | 'updated' | 'deleted',
    { key, name }: Product,
    metadata: Record<string, unknown>,
  ): Promise<void> {
    await this.#options.audit.append(transaction, caller, {
      action: `product.${what}`,
      target_type: 'product',
      target_id: key,
      target_name: name,
      product: key,
      message: `${what[0].toUpperCase()}${what.slice(1)} the product ${name}`,
      metadata,
    });
  }

  async #findTenant(
    principal: Principal,
    id: string,
  ): Promise<TenantSituation> {
    const { tenant, grants } = await this.#options.access.find(
      principal,
      { id },
      [entitlementReadPermission, productRequestPermission],
    );
    const [read, request] = grants;
    if (!read.allows(tenant)) {
      throw new NotAllowedError(
        `You need the permission ${entitlementReadPermission.name} in the tenant ${tenant.slug} for this`,
      );
    }
    return { tenant, mayRequest: request.allows(tenant) };
  }

  /** One read for a whole page of each kind of thing that a tenant has of products. */
  async #describe(
    items: readonly Product[],
    { tenant, mayRequest }: TenantSituation,
  ): Promise<CatalogEntry[]> {
    const { database, entitlements, requests, trials, responsible } =
      this.#options;
    const keys = items.map(({ key }) => key);
    const [now, entitled, open, tried] = await Promise.all([
      database.now(),
      entitlements.listOf(tenant.id, keys),
      requests.listOpen(tenant.id, keys),
      trials.listOf(tenant.id, keys),
    ]);
    const byProduct = <T extends { product: string }>(rows: readonly T[]) =>
      new Map(rows.map(row => [row.product, row]));
    const entitlementOf = byProduct(entitled);
    const requestOf = byProduct(open);
    const trialOf = byProduct(tried);
    return items.map(product => {
      const entitlement = entitlementOf.get(product.key);
      const openRequest = requestOf.get(product.key);
      return {
        ...product,
        entitlement: entitlement && toTenantProduct(entitlement),
        open_request: openRequest,
        actions: decideProductActions({
          tenant,
          product,
          entitlement,
          openRequest,
          trial: trialOf.get(product.key),
          mayRequest,
          deciders: whoDecides(product, responsible),
          now,
        }),
      };
    });
  }
}

type TenantSituation = {
  tenant: Pick<Tenant, 'id' | 'slug' | 'status' | 'plan'>;
  mayRequest: boolean;
};

export type ProductServiceOptions = {
  access: TenantAccess;
  audit: AuditStore;
  authorizer: Authorizer;
  database: ControlPlaneDatabase;
  entitlements: EntitlementStore;
  products: ProductStore;
  requests: ProductRequestStore;
  trials: ProductTrialStore;
  /** Entity references of who decides over products that nobody owns. */
  responsible: readonly string[];
};

import { NotFoundError } from '@backstage/errors';
import {
  productRequestPermission,
  type CatalogRequest,
  type ProductRequest,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Caller } from '../identity';
import type { StoredTenant, TenantAccess, TenantStore } from '../tenants';
import type { ProductSituation } from './decideProductActions';
import type { EntitlementStore, StoredEntitlement } from './EntitlementStore';
import { lockTenant } from './lockTenant';
import type { ProductRequestStore } from './ProductRequestStore';
import type { Product, ProductStore } from './ProductStore';
import type { ProductTrialStore } from './ProductTrialStore';
import { whoDecides } from './whoDecides';

/** What decides over what a tenant does to get a product, as it is until the transaction ends. */
export type HeldSituation = ProductSituation & {
  tenant: StoredTenant;
  product: Product;
  entitlement?: StoredEntitlement;
  openRequest?: ProductRequest;
};

export type ProductWorkOptions = {
  access: TenantAccess;
  database: ControlPlaneDatabase;
  entitlements: EntitlementStore;
  products: ProductStore;
  requests: ProductRequestStore;
  tenants: TenantStore;
  trials: ProductTrialStore;
  /** Entity references of who decides over products that nobody owns. */
  responsible: readonly string[];
  onCommitted: () => void;
};

/** Does something that whoever works for a tenant may do to get a product, in one transaction. */
export async function workOnProduct<T>(
  options: ProductWorkOptions,
  caller: Caller,
  body: CatalogRequest,
  work: (transaction: Transaction, situation: HeldSituation) => Promise<T>,
): Promise<T> {
  const { access, database, tenants, products, onCommitted } = options;
  await access.require(
    caller.principal,
    { id: body.tenant_id },
    productRequestPermission,
  );
  const result = await database.transaction(async transaction => {
    const tenant = await lockTenant(tenants, transaction, body.tenant_id);
    const product = await products.hold(transaction, body.product);
    if (!product) {
      throw new NotFoundError(
        `There is no product '${body.product}' in the catalog`,
      );
    }
    return work(
      transaction,
      await situationOf(options, transaction, tenant, product),
    );
  });
  onCommitted();
  return result;
}

async function situationOf(
  options: ProductWorkOptions,
  transaction: Transaction,
  tenant: StoredTenant,
  product: Product,
): Promise<HeldSituation> {
  const { entitlements, requests, trials, responsible } = options;
  const keys = [product.key];
  const [openRequest] = await requests.listOpen(tenant.id, keys, transaction);
  const [trial] = await trials.listOf(tenant.id, keys, transaction);
  return {
    tenant,
    product,
    entitlement: await entitlements.find(transaction, tenant.id, product.key),
    openRequest,
    trial,
    mayRequest: true,
    deciders: whoDecides(product, responsible),
    now: transaction.now,
  };
}

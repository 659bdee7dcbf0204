import type { AuditStore } from '../audit';
import type { ProductsConfig } from '../config';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { changesOf } from './changesOf';
import type { Product, ProductStore } from './ProductStore';

type SyncProductsOptions = {
  database: ControlPlaneDatabase;
  products: ProductStore;
  audit: AuditStore;
};

/**
 * Makes the catalog what the configuration says: its products are written, take over those of the same key that the API
 * owned, and are removed when they are no longer configured.
 *
 * @remarks
 * Replicas may start together: products are inserted and then locked in one order, so that one waits for the other and
 * then finds nothing to do.
 */
export async function syncProducts(
  config: ProductsConfig,
  options: SyncProductsOptions,
): Promise<void> {
  const { database, products, audit } = options;
  const configured = new Map(
    Object.entries(config)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, toProduct(key, value)]),
  );
  const record = async (
    transaction: Transaction,
    what: 'created' | 'updated' | 'deleted',
    { key, name }: Product,
    metadata: Record<string, unknown>,
  ) =>
    audit.append(transaction, 'system', {
      action: `product.${what}`,
      target_type: 'product',
      target_id: key,
      target_name: name,
      product: key,
      message: `The configuration ${what} the product ${name}`,
      metadata,
    });

  await database.transaction(async transaction => {
    for (const product of configured.values()) {
      if (await products.insert(transaction, product)) {
        await record(transaction, 'created', product, { after: product });
      }
    }
    const kept = await products.lockAllOf(transaction, [...configured.keys()]);
    for (const before of kept) {
      const after = configured.get(before.key);
      if (!after) {
        await products.delete(transaction, before.key);
        await record(transaction, 'deleted', before, { before });
        continue;
      }
      const changes = changesOf(before, after);
      if (Object.keys(changes).length > 0) {
        await products.update(transaction, after);
        await record(transaction, 'updated', after, { changes });
      }
    }
  });
}

function toProduct(key: string, value: ProductsConfig[string]): Product {
  return {
    key,
    name: value.name,
    description: value.description,
    plans_required: [...new Set(value.plansRequired)],
    demo_url: value.demoUrl,
    supports_trial: value.supportsTrial,
    owner: value.owner,
    origin: 'config',
  };
}

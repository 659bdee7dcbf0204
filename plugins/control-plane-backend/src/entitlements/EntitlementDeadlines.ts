import {
  addDays,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import {
  listTenantAdmins,
  type TenantEvent,
  type TenantRecorder,
} from '../tenants';
import { entitlementEvents } from './entitlementEvents';
import type { EntitlementStore, StoredEntitlement } from './EntitlementStore';
import type { ProductStore } from './ProductStore';
import { whoDecides } from './whoDecides';

const batchSize = 50;

type Ending = StoredEntitlement & { expires_at: string };
type Describe = (about: {
  tenant: { name: string; slug: string };
  product: { key: string; name: string };
  entitlement: Ending;
  recipients: string[];
}) => TenantEvent;

/**
 * Tells people before entitlements end, and when they have. That one has ended does not wait for this: a check compares
 * with the clock.
 */
export class EntitlementDeadlines {
  readonly #options: EntitlementDeadlinesOptions;
  /** Nearest to the end first, so that one that enters two stages at once is warned of once. */
  readonly #stages: readonly number[];

  private constructor(options: EntitlementDeadlinesOptions) {
    this.#options = options;
    this.#stages = [...new Set(options.warningDays)].sort((a, b) => a - b);
  }

  static create(options: EntitlementDeadlinesOptions): EntitlementDeadlines {
    return new EntitlementDeadlines(options);
  }

  /** Tells what is due, in small transactions; what another replica is telling right now is left to it. */
  async run(signal?: AbortSignal): Promise<void> {
    const { entitlements } = this.#options;
    await this.#inBatches(
      signal,
      transaction => entitlements.markExpired(transaction, batchSize),
      ({ tenant, product, entitlement, recipients }) =>
        entitlementEvents.expired(tenant, product, entitlement, recipients),
    );
    for (const days of this.#stages) {
      await this.#inBatches(
        signal,
        transaction =>
          entitlements.markWarned(transaction, batchSize, {
            days,
            until: addDays(transaction.now, days),
          }),
        ({ tenant, product, entitlement, recipients }) =>
          entitlementEvents.expiring(tenant, product, entitlement, {
            days,
            recipients,
          }),
      );
    }
  }

  async #inBatches(
    signal: AbortSignal | undefined,
    mark: (transaction: Transaction) => Promise<StoredEntitlement[]>,
    describe: Describe,
  ): Promise<void> {
    const { database, onCommitted } = this.#options;
    let count = batchSize;
    while (count === batchSize && !signal?.aborted) {
      count = await database.transaction(async transaction => {
        const marked = await mark(transaction);
        await this.#tell(transaction, marked, describe);
        return marked.length;
      });
      if (count > 0) {
        onCommitted();
      }
    }
  }

  async #tell(
    transaction: Transaction,
    marked: readonly StoredEntitlement[],
    describe: Describe,
  ): Promise<void> {
    if (marked.length === 0) {
      return;
    }
    const { products, recorder, responsible } = this.#options;
    const tenantIds = [...new Set(marked.map(({ tenant_id }) => tenant_id))];
    const tenants: { id: string; slug: string; name: string }[] =
      await transaction
        .knex('tenants')
        .select('id', 'slug', 'name')
        .whereIn('id', tenantIds);
    const admins = await listTenantAdmins(transaction, tenantIds);
    const known = await products.findAll(transaction, [
      ...new Set(marked.map(({ product }) => product)),
    ]);
    for (const entitlement of marked) {
      const tenant = tenants.find(({ id }) => id === entitlement.tenant_id);
      if (!tenant || !hasEnd(entitlement)) {
        continue;
      }
      const key = entitlement.product;
      const product = known.get(key);
      await recorder.tell(
        transaction,
        'system',
        tenant,
        describe({
          tenant,
          product: product ?? { key, name: key },
          entitlement,
          recipients: [
            ...new Set([
              ...(admins.get(tenant.id) ?? []),
              ...whoDecides(product, responsible),
            ]),
          ],
        }),
      );
    }
  }
}

function hasEnd(entitlement: StoredEntitlement): entitlement is Ending {
  return entitlement.expires_at !== undefined;
}

export type EntitlementDeadlinesOptions = {
  database: ControlPlaneDatabase;
  entitlements: EntitlementStore;
  products: ProductStore;
  recorder: TenantRecorder;
  /** Entity references of who decides over products that nobody owns. */
  responsible: readonly string[];
  /** How many days before the end people are warned. */
  warningDays: readonly number[];
  onCommitted: () => void;
};

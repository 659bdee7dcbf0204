import type {
  TenantProduct,
  TenantProductList,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  parseJson,
  skipLocked,
  withoutNulls,
  type Transaction,
} from '../database';
import { pageOf } from '../http/page';

const table = 'entitlements';

/** An entitlement with what is kept of it for the control plane alone. */
export type StoredEntitlement = TenantProduct & {
  /** The last warning of the end, as days before it. */
  warned_days?: number;
  /** When its end was told. */
  expired_at?: string;
};

type EntitlementRow = {
  [K in keyof StoredEntitlement]-?: Exclude<
    StoredEntitlement[K],
    undefined
  > | null;
} & {
  config: string;
  /** SQLite has numbers for truth values. */
  enabled: boolean | number;
  trial: boolean | number;
};

/** The rows of entitlements. */
export class EntitlementStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): EntitlementStore {
    return new EntitlementStore(options.knex);
  }

  /** A page of the entitlements of a tenant, by product. */
  async list(options: {
    tenantId: string;
    limit: number;
    cursor?: string;
  }): Promise<TenantProductList> {
    const { tenantId, limit, cursor } = options;
    const query = this.#knex(table)
      .where('tenant_id', tenantId)
      .orderBy('product')
      .limit(limit + 1);
    if (cursor !== undefined) {
      query.where('product', '>', cursor);
    }
    const rows: EntitlementRow[] = await query;
    return pageOf(
      rows.map(row => toTenantProduct(toEntitlement(row))),
      limit,
      last => last.product,
    );
  }

  /** What a tenant has of some products. */
  async listOf(
    tenantId: string,
    products: readonly string[],
  ): Promise<StoredEntitlement[]> {
    const rows: EntitlementRow[] = await this.#knex(table)
      .where('tenant_id', tenantId)
      .whereIn('product', products);
    return rows.map(toEntitlement);
  }

  async find(
    { knex }: Transaction,
    tenantId: string,
    product: string,
  ): Promise<StoredEntitlement | undefined> {
    const row: EntitlementRow | undefined = await knex(table)
      .where({ tenant_id: tenantId, product })
      .first();
    return row && toEntitlement(row);
  }

  /** Stores an entitlement in place of the one that there may be. */
  async put(
    { knex }: Transaction,
    entitlement: StoredEntitlement,
  ): Promise<void> {
    await knex(table)
      .insert({
        ...entitlement,
        config: JSON.stringify(entitlement.config),
        expires_at: entitlement.expires_at ?? null,
        warned_days: entitlement.warned_days ?? null,
        expired_at: entitlement.expired_at ?? null,
      })
      .onConflict(['tenant_id', 'product'])
      .merge();
  }

  async delete(
    { knex }: Transaction,
    tenantId: string,
    product: string,
  ): Promise<void> {
    await knex(table).where({ tenant_id: tenantId, product }).delete();
  }

  /** How many tenants are entitled to a product. */
  async countOf({ knex, now }: Transaction, product: string): Promise<number> {
    const [{ count = 0 }] = await knex(table)
      .count({ count: '*' })
      .where({ product })
      .andWhere(query =>
        query.whereNull('expires_at').orWhere('expires_at', '>', now),
      );
    return Number(count);
  }

  /** Takes entitlements that have ended and were not marked so, and marks them. */
  async markExpired(
    transaction: Transaction,
    limit: number,
  ): Promise<StoredEntitlement[]> {
    return this.#mark(
      transaction,
      limit,
      { expired_at: transaction.now },
      due => due.where('entitlement.expires_at', '<=', transaction.now),
    );
  }

  /** Takes entitlements in force that end before a time and were not warned of at that stage, and marks them. */
  async markWarned(
    transaction: Transaction,
    limit: number,
    stage: { days: number; until: string },
  ): Promise<StoredEntitlement[]> {
    return this.#mark(transaction, limit, { warned_days: stage.days }, due =>
      due
        .where('entitlement.expires_at', '>', transaction.now)
        .where('entitlement.expires_at', '<=', stage.until)
        .where('entitlement.enabled', true)
        .andWhere(query =>
          query
            .whereNull('entitlement.warned_days')
            .orWhere('entitlement.warned_days', '>', stage.days),
        ),
    );
  }

  /**
   * Locks the tenants as well, as whoever changes an entitlement does first, and passes over what somebody else has: so
   * neither waits for the other, and replicas do not wait for each other.
   */
  async #mark(
    { knex }: Transaction,
    limit: number,
    mark: Pick<StoredEntitlement, 'expired_at' | 'warned_days'>,
    restrict: (due: Knex.QueryBuilder) => void,
  ): Promise<StoredEntitlement[]> {
    const rows: EntitlementRow[] = await knex('entitlements as entitlement')
      .join('tenants as tenant', 'tenant.id', 'entitlement.tenant_id')
      .select('entitlement.*')
      .whereNull('entitlement.expired_at')
      .modify(restrict)
      .orderBy('entitlement.expires_at')
      .limit(limit)
      .modify(skipLocked, knex);
    if (rows.length > 0) {
      await knex(table)
        .whereIn(
          ['tenant_id', 'product'],
          rows.map(row => [row.tenant_id, row.product]),
        )
        .update(mark);
    }
    return rows.map(toEntitlement);
  }
}

/** An entitlement as it is answered. */
export function toTenantProduct(entitlement: StoredEntitlement): TenantProduct {
  const { warned_days: _days, expired_at: _at, ...product } = entitlement;
  return product;
}

function toEntitlement(row: EntitlementRow): StoredEntitlement {
  return {
    ...withoutNulls(row),
    config: parseJson(row.config),
    enabled: Boolean(row.enabled),
    trial: Boolean(row.trial),
  } as StoredEntitlement;
}

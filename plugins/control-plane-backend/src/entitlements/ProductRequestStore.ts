import { randomUUID } from 'node:crypto';
import type {
  ListProductRequestsQuery,
  ProductRequest,
  ProductRequestList,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { readNewestFirst, withoutNulls, type Transaction } from '../database';
import type { TenantGrant } from '../identity';
import { scopeRowsOfTenants } from '../tenants';

const table = 'product_requests';

type ProductRequestRow = {
  [K in keyof ProductRequest]-?: Exclude<ProductRequest[K], undefined> | null;
};

/** The rows of requests for products. */
export class ProductRequestStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ProductRequestStore {
    return new ProductRequestStore(options.knex);
  }

  /** A page of the requests of the tenants within the scopes, newest first. */
  async list(
    options: ListProductRequestsQuery & {
      limit: number;
      scopes: readonly TenantGrant['scope'][];
    },
  ): Promise<ProductRequestList> {
    const query = this.#knex(table);
    for (const scope of options.scopes) {
      scopeRowsOfTenants(this.#knex, query, scope);
    }
    for (const column of ['tenant_id', 'status'] as const) {
      if (options[column] !== undefined) {
        query.where(column, options[column]);
      }
    }
    const { items, ...page } = await readNewestFirst<
      ProductRequestRow & Pick<ProductRequest, 'id' | 'created_at'>
    >(query, options);
    return { ...page, items: items.map(toRequest) };
  }

  /** A request, when it is of a tenant within the scopes. */
  async find(
    id: string,
    scopes: readonly TenantGrant['scope'][],
  ): Promise<ProductRequest | undefined> {
    const query = this.#knex(table).where({ id });
    for (const scope of scopes) {
      scopeRowsOfTenants(this.#knex, query, scope);
    }
    const [row]: ProductRequestRow[] = await query;
    return row && toRequest(row);
  }

  /** The requests of a tenant for some products that nobody has answered. */
  async listOpen(
    tenantId: string,
    products: readonly string[],
    transaction?: Transaction,
  ): Promise<ProductRequest[]> {
    const rows: ProductRequestRow[] = await (transaction?.knex ?? this.#knex)(
      table,
    )
      .where({ tenant_id: tenantId, status: 'open' })
      .whereIn('product', products);
    return rows.map(toRequest);
  }

  /** Opens a request, unless there is an open one. */
  async insertOpen(
    { knex, now }: Transaction,
    request: Pick<
      ProductRequest,
      'tenant_id' | 'product' | 'note' | 'requested_by'
    >,
  ): Promise<ProductRequest | undefined> {
    const [row]: ProductRequestRow[] = await knex(table)
      .insert({ ...request, id: randomUUID(), status: 'open', created_at: now })
      .onConflict()
      .ignore()
      .returning('*');
    return row && toRequest(row);
  }

  /** Answers a request, unless somebody has. */
  async decide(
    { knex, now }: Transaction,
    id: string,
    decision: {
      status: 'granted' | 'declined';
      decided_by: string;
      reason?: string;
    },
  ): Promise<ProductRequest | undefined> {
    const [row]: ProductRequestRow[] = await knex(table)
      .where({ id, status: 'open' })
      .update({ ...decision, decided_at: now })
      .returning('*');
    return row && toRequest(row);
  }
}

function toRequest(row: ProductRequestRow): ProductRequest {
  return withoutNulls(row) as ProductRequest;
}

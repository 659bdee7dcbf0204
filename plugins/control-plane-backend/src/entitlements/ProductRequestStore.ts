import { randomUUID } from 'node:crypto';
import type {
  ListProductRequestsQuery,
  ProductRequest,
  ProductRequestList,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { withoutNulls, type Transaction } from '../database';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { pageOf } from '../http/page';
import type { TenantGrant } from '../identity';
import { scopeRowsOfTenants } from '../tenants';

const table = 'product_requests';
const order = 'created_at.desc';

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
    const { limit, cursor, scopes } = options;
    const query = this.#knex(table)
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    for (const scope of scopes) {
      scopeRowsOfTenants(this.#knex, query, scope);
    }
    for (const column of ['tenant_id', 'status'] as const) {
      if (options[column] !== undefined) {
        query.where(column, options[column]);
      }
    }
    if (cursor !== undefined) {
      const { value, id } = decodeCursor(cursor, order);
      query.whereRaw('(created_at, id) < (?, ?)', [value, id]);
    }
    const rows: ProductRequestRow[] = await query;
    return pageOf(rows.map(toRequest), limit, last =>
      encodeCursor({ order, value: last.created_at, id: last.id }),
    );
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

import type {
  CatalogEntry,
  CatalogEntryList,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  parseJson,
  whereContainsWords,
  withoutNulls,
  type Transaction,
} from '../database';
import { pageOf } from '../http/page';

const table = 'products';

/** A product as it is kept. */
export type Product = Omit<
  CatalogEntry,
  'entitlement' | 'open_request' | 'actions'
>;

type ProductRow = Pick<Product, 'key' | 'name' | 'description' | 'origin'> & {
  plans_required: string;
  demo_url: string | null;
  owner: string | null;
  /** SQLite has numbers for truth values. */
  supports_trial: boolean | number;
};

/** The rows of products. */
export class ProductStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ProductStore {
    return new ProductStore(options.knex);
  }

  /** A page of the products, by key. */
  async list(options: {
    limit: number;
    cursor?: string;
    q?: string;
  }): Promise<CatalogEntryList> {
    const { limit, cursor, q } = options;
    const query = this.#knex(table)
      .orderBy('key')
      .limit(limit + 1);
    if (cursor !== undefined) {
      query.where('key', '>', cursor);
    }
    whereContainsWords(query, ['key', 'name', 'description'], q);
    const rows: ProductRow[] = await query;
    return pageOf(rows.map(toProduct), limit, last => last.key);
  }

  /** Some products, by key; what there is none of is absent. */
  async findAll(
    { knex }: Transaction,
    keys: readonly string[],
  ): Promise<Map<string, Product>> {
    const rows: ProductRow[] = await knex(table).whereIn('key', keys);
    return new Map(rows.map(row => [row.key, toProduct(row)]));
  }

  /** Reads a product and keeps it from being deleted until the transaction ends. */
  async hold({ knex }: Transaction, key: string): Promise<Product | undefined> {
    const row: ProductRow | undefined = await knex(table)
      .where({ key })
      .forShare()
      .first();
    return row && toProduct(row);
  }

  /** Reads a product and keeps others from holding or changing it until the transaction ends. */
  async lock({ knex }: Transaction, key: string): Promise<Product | undefined> {
    const row: ProductRow | undefined = await knex(table)
      .where({ key })
      .forUpdate()
      .first();
    return row && toProduct(row);
  }

  /** Locks all products that the configuration owns, or has a claim on, always in the same order. */
  async lockAllOf(
    { knex }: Transaction,
    keys: readonly string[],
  ): Promise<Product[]> {
    const rows: ProductRow[] = await knex(table)
      .where('origin', 'config')
      .orWhereIn('key', keys)
      .orderBy('key')
      .forUpdate();
    return rows.map(toProduct);
  }

  /** Stores a product unless there is one of that key, and answers whether it did. */
  async insert({ knex }: Transaction, product: Product): Promise<boolean> {
    const inserted = await knex(table)
      .insert(toRow(product))
      .onConflict('key')
      .ignore()
      .returning('key');
    return inserted.length > 0;
  }

  async update({ knex }: Transaction, product: Product): Promise<void> {
    await knex(table).where({ key: product.key }).update(toRow(product));
  }

  async delete({ knex }: Transaction, key: string): Promise<void> {
    await knex(table).where({ key }).delete();
  }
}

function toProduct(row: ProductRow): Product {
  return {
    ...withoutNulls(row),
    plans_required: parseJson(row.plans_required),
    supports_trial: Boolean(row.supports_trial),
  } as Product;
}

/** Every column, so that an update takes away what is absent. */
function toRow(product: Product): ProductRow {
  return {
    ...product,
    plans_required: JSON.stringify(product.plans_required),
    demo_url: product.demo_url ?? null,
    owner: product.owner ?? null,
  };
}

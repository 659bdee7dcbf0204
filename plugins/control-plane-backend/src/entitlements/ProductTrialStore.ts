import type { Knex } from 'knex';
import type { Transaction } from '../database';

const table = 'product_trials';

/** A trial that a tenant has taken; kept for ever, as there is one for each tenant and product. */
export type ProductTrial = {
  tenant_id: string;
  product: string;
  started_by: string;
  started_at: string;
  ends_at: string;
};

/** The rows of trials. */
export class ProductTrialStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ProductTrialStore {
    return new ProductTrialStore(options.knex);
  }

  /** The trials that a tenant took of some products. */
  async listOf(
    tenantId: string,
    products: readonly string[],
    transaction?: Transaction,
  ): Promise<ProductTrial[]> {
    return (transaction?.knex ?? this.#knex)(table)
      .where('tenant_id', tenantId)
      .whereIn('product', products);
  }

  /** Keeps that a trial was taken, unless one was before, and answers whether it did. */
  async insert({ knex }: Transaction, trial: ProductTrial): Promise<boolean> {
    const inserted = await knex(table)
      .insert(trial)
      .onConflict(['tenant_id', 'product'])
      .ignore()
      .returning('product');
    return inserted.length > 0;
  }
}

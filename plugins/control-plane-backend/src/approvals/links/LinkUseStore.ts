import type { Knex } from 'knex';
import { databaseTime, type Transaction } from '../../database';

const table = 'approval_link_uses';

/** Whom which link has led somewhere, until the link is over by itself. */
export class LinkUseStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): LinkUseStore {
    return new LinkUseStore(options.knex);
  }

  /** Answers with whether it was the first use. */
  async insert(
    { knex }: Transaction,
    use: { link_id: string; principal: string; expires_at: string },
  ): Promise<boolean> {
    const inserted = await knex(table)
      .insert(use)
      .onConflict(['link_id', 'principal'])
      .ignore()
      .returning('link_id');
    return inserted.length > 0;
  }

  /** Deletes the uses of links that lead nowhere any more. */
  async deleteExpired(): Promise<void> {
    await this.#knex(table)
      .where('expires_at', '<', databaseTime(this.#knex))
      .delete();
  }
}

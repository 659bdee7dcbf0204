import type { Knex } from 'knex';
import { databaseTime, type Transaction } from '../../database';

/** The nonces of signed decisions, for as long as their signatures could be used again. */
export class NonceStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): NonceStore {
    return new NonceStore(options.knex);
  }

  /** Answers with whether it was there not yet. Of several who insert the same at once, one is told so. */
  async insert(
    { knex }: Transaction,
    row: { client: string; nonce: string; expires_at: string },
  ): Promise<boolean> {
    const inserted = await knex('approval_nonces')
      .insert(row)
      .onConflict(['client', 'nonce'])
      .ignore()
      .returning('nonce');
    return inserted.length > 0;
  }

  /** Deletes those whose signatures are too old by themselves. */
  async deleteExpired(): Promise<void> {
    await this.#knex('approval_nonces')
      .where('expires_at', '<', databaseTime(this.#knex))
      .delete();
  }
}

import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Transaction } from '../database';

/** What an `Idempotency-Key` made. */
export type IdempotencyRecord = { body_hash: string; request_id: string };

/** Remembers what an `Idempotency-Key` of a caller made. */
export class IdempotencyStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): IdempotencyStore {
    return new IdempotencyStore(options.knex);
  }

  async find(
    principal: string,
    key: string,
  ): Promise<IdempotencyRecord | undefined> {
    return this.#knex('idempotency_keys')
      .select('body_hash', 'request_id')
      .where({ principal, key })
      .first();
  }

  /** Answers whether it was the first with this key; `false` leaves the transaction unusable. */
  async insert(
    { knex, now }: Transaction,
    record: IdempotencyRecord & { principal: string; key: string },
  ): Promise<boolean> {
    try {
      await knex('idempotency_keys').insert({ ...record, created_at: now });
      return true;
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        return false;
      }
      throw error;
    }
  }
}

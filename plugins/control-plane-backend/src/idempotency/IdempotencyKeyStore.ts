import type { Knex } from 'knex';
import {
  databaseTime,
  parseJson,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';

const table = 'idempotency_keys';

/** What a call wants done, by whose key. */
export type KeyUse = {
  principal: string;
  key: string;
  /** Method and path. */
  operation: string;
  /** Digest of path, query and body. */
  body_hash: string;
};

/** What a call was answered. */
export type StoredAnswer = {
  status: number;
  location?: string;
  body: unknown;
};

/** What is known of a key that was used. */
export type KeyRecord = KeyUse & {
  answer?: StoredAnswer;
  /** Whether it was used a moment ago, so that its answer may be about to come. */
  is_recent: boolean;
};

/** For so long after a key was used its answer may still be about to come. */
const recentMs = 5_000;

/** Keys that were used, each with what it was used for and what was answered. */
export class IdempotencyKeyStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: {
    database: ControlPlaneDatabase;
  }): IdempotencyKeyStore {
    return new IdempotencyKeyStore(options.database.knex);
  }

  async find({
    principal,
    key,
  }: Pick<KeyUse, 'principal' | 'key'>): Promise<KeyRecord | undefined> {
    const row = await this.#knex(table)
      .where({ principal, key })
      .first('*', {
        recent_since: databaseTime(this.#knex, -recentMs),
      });
    return (
      row && {
        principal: row.principal,
        key: row.key,
        operation: row.operation,
        body_hash: row.body_hash,
        answer: row.answer === null ? undefined : parseJson(row.answer),
        is_recent: row.created_at > row.recent_since,
      }
    );
  }

  /**
   * Takes a key for what the transaction does; answers whether nobody has before. Where another transaction is taking it,
   * this waits for how that ends.
   */
  async claim({ knex, now }: Transaction, use: KeyUse): Promise<boolean> {
    const inserted = await knex(table)
      .insert({ ...use, created_at: now })
      .onConflict(['principal', 'key'])
      .ignore()
      .returning('key');
    return inserted.length > 0;
  }

  /** Keeps what the call that took the key was answered. */
  async keepAnswer(
    { principal, key }: Pick<KeyUse, 'principal' | 'key'>,
    answer: StoredAnswer,
  ): Promise<void> {
    await this.#knex(table)
      .where({ principal, key })
      .whereNull('answer')
      .update({ answer: JSON.stringify(answer) });
  }

  /** Forgets keys that were used longer ago than that, at most so many; answers with how many. */
  async forget(olderThanMs: number, limit: number): Promise<number> {
    const old = await this.#knex(table)
      .where('created_at', '<', databaseTime(this.#knex, -olderThanMs))
      .orderBy('created_at')
      .limit(limit)
      .select('principal', 'key');
    return old.length === 0
      ? 0
      : this.#knex(table)
          .whereIn(
            ['principal', 'key'],
            old.map(({ principal, key }) => [principal, key]),
          )
          .where('created_at', '<', databaseTime(this.#knex, -olderThanMs))
          .delete();
  }
}

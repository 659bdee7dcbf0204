import type { Knex } from 'knex';
import {
  RateLimiterPostgres,
  RateLimiterSQLite,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible';
import type { RateLimit } from '../config';
import { isSqlite } from '../database';

const tableName = 'rate_limits';

/** Counts in the database, for all replicas together. Rows that are over are removed by `forgetRates`. */
export function createRateStore(
  knex: Knex,
  name: string,
  limit: RateLimit,
): RateLimiterStoreAbstract {
  const options = {
    storeClient: knex,
    storeType: 'knex' as const,
    tableName,
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: limit.points,
    duration: limit.duration / 1_000,
  };
  return isSqlite(knex)
    ? new RateLimiterSQLite(options)
    : new RateLimiterPostgres(options);
}

/** Removes what is over, at most so many; answers with how many. */
export async function forgetRates(knex: Knex, limit: number): Promise<number> {
  const old: string[] = await knex(tableName)
    .where('expire', '<', Date.now())
    .orderBy('expire')
    .limit(limit)
    .pluck('key');
  return old.length === 0
    ? 0
    : knex(tableName)
        .whereIn('key', old)
        .where('expire', '<', Date.now())
        .delete();
}

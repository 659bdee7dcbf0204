import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { ControlPlaneDatabase } from '../database';
import { createRateStore, forgetRates } from './createRateStore';
import { RateLimiter, type RateStore } from './RateLimiter';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const minuteMs = 60_000;
const limit = { points: 40, duration: minuteMs };

function createLimiter(store: RateStore) {
  let now = 0;
  const logger = mockServices.logger.mock();
  const limiter = RateLimiter.create({
    limit,
    store,
    logger,
    clock: () => now,
  });
  return {
    limiter,
    logger,
    advance: (ms: number) => {
      now += ms;
    },
    /** How many of so many calls are allowed. */
    async allowed(calls: number, key = 'ana') {
      const verdicts = await Promise.all(
        Array.from({ length: calls }, () => limiter.take(key)),
      );
      return verdicts.filter(({ isAllowed }) => isAllowed).length;
    },
  };
}

const away: RateStore = {
  consume: async () => {
    throw new Error('The database is away');
  },
};

describe('RateLimiter', () => {
  it('counts by itself while the database is away, and says so once in a while', async () => {
    const { allowed, advance, logger, limiter } = createLimiter(away);
    expect(await allowed(100)).toBe(40);
    expect(await allowed(1, 'ben')).toBe(1);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    advance(minuteMs);
    expect(limiter.look('ana')).toMatchObject({ isAllowed: true, left: 40 });
    expect(await allowed(41)).toBe(40);
  });

  it('does not wait for a database that never answers', async () => {
    const { allowed } = createLimiter({ consume: () => new Promise(() => {}) });
    expect(await allowed(100)).toBe(40);
  });

  it('keeps a bounded number in mind, however many addresses call', async () => {
    const consume = jest.fn();
    const { limiter } = createLimiter({ consume });
    for (let index = 0; index < 1_000_000; index += 1) {
      await limiter.take(`192.0.2.${index}`);
    }
    expect(limiter.size).toBe(10_000);
    // One call of an address is nothing to write down.
    expect(consume).not.toHaveBeenCalled();
  });

  it('asks nobody about who has used up everything', async () => {
    const consume = jest.fn(
      async () => new RateLimiterRes(0, 30_000, 100, false),
    );
    const { allowed, advance, limiter } = createLimiter({ consume });
    expect(await allowed(2)).toBe(1);
    expect(await allowed(100)).toBe(0);
    expect(consume).toHaveBeenCalledTimes(1);
    expect(limiter.look('ana')).toMatchObject({ left: 0, resetSeconds: 30 });
    advance(30_000);
    expect(limiter.look('ana')).toMatchObject({ left: 40 });
  });
});

describe.each(databases.eachSupportedId())('RateLimiter on %p', id => {
  it('counts for all replicas together, with few writes', async () => {
    const { knex } = await ControlPlaneDatabase.create({
      getClient: () => databases.init(id),
    });
    const queries: string[] = [];
    const store = createRateStore(knex, 'principal', limit);
    const counted: RateStore = {
      consume: async (key, points) => {
        queries.push(key);
        return store.consume(key, points);
      },
    };
    const replicas = [createLimiter(counted), createLimiter(counted)];
    let allowed = 0;
    for (let round = 0; round < 50; round += 1) {
      for (const replica of replicas) {
        allowed += await replica.allowed(1);
      }
    }
    // A replica may let so much more through as it counts by itself.
    expect(allowed).toBeGreaterThanOrEqual(40);
    expect(allowed).toBeLessThanOrEqual(42);
    expect(queries.length).toBeLessThanOrEqual(22);
    // Nobody's name is in the table.
    expect(await knex('rate_limits').pluck('key')).toEqual([
      expect.stringMatching(/^principal:[\w-]{43}$/),
    ]);

    expect(await forgetRates(knex, 10)).toBe(0);
    await knex('rate_limits').update({ expire: 1 });
    expect(await forgetRates(knex, 10)).toBe(1);
  });
});

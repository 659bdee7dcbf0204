import type { Domain, DomainOptions } from '../Domain';
import { createRateStore, forgetRates } from './createRateStore';
import { RateLimiter } from './RateLimiter';
import { RateLimits } from './RateLimits';

const batchSize = 1_000;

/** How often callers and addresses may call, over all replicas. */
export function createRateLimits(
  options: Pick<DomainOptions, 'config' | 'database' | 'scheduler' | 'logger'>,
): Domain & { limits: RateLimits } {
  const { config, logger, scheduler } = options;
  const { knex } = options.database;
  const create = (name: 'principal' | 'address' | 'internal') => {
    const limit = config.rateLimits[name];
    return limit
      ? RateLimiter.create({
          limit,
          logger,
          store: createRateStore(knex, name, limit),
        })
      : undefined;
  };
  return {
    routes: [],
    limits: RateLimits.create({
      principal: create('principal'),
      address: create('address'),
      internal: create('internal'),
    }),
    async start() {
      await scheduler.scheduleTask({
        id: 'forget-rate-limits',
        frequency: { minutes: 5 },
        timeout: { minutes: 5 },
        async fn(signal) {
          let forgotten = batchSize;
          while (forgotten === batchSize && !signal.aborted) {
            forgotten = await forgetRates(knex, batchSize);
          }
        },
      });
    },
  };
}

import type { Domain, DomainOptions } from '../Domain';
import { IdempotencyKeyStore } from './IdempotencyKeyStore';
import { IdempotentCalls } from './IdempotentCalls';

const batchSize = 500;

/** Keys that callers give their calls, and forgetting them in time. */
export function createIdempotency(
  options: Pick<DomainOptions, 'config' | 'database' | 'scheduler' | 'logger'>,
): Domain & { calls: IdempotentCalls } {
  const { config, scheduler } = options;
  const store = IdempotencyKeyStore.create(options);
  return {
    routes: [],
    calls: IdempotentCalls.create({ ...options, store }),
    async start() {
      await scheduler.scheduleTask({
        id: 'forget-idempotency-keys',
        frequency: { minutes: 10 },
        timeout: { minutes: 5 },
        async fn(signal) {
          let forgotten = batchSize;
          while (forgotten === batchSize && !signal.aborted) {
            forgotten = await store.forget(
              config.idempotency.retention,
              batchSize,
            );
          }
        },
      });
    },
  };
}

import { randomUUID } from 'node:crypto';
import { RUNTIMES_CHANNEL } from '@groundwork/plugin-control-plane-common';
import type { Domain, DomainOptions } from '../Domain';
import { RuntimeHealthChecker } from './RuntimeHealthChecker';
import { RuntimeHealthStore } from './RuntimeHealthStore';
import { RuntimePlacements } from './RuntimePlacements';
import { RuntimeRecorder } from './RuntimeRecorder';
import type { RuntimeStore } from './RuntimeStore';
import { syncRuntimes } from './syncRuntimes';

/** How long it takes at most until a check that is due is begun, unless the interval is shorter. */
const healthTickMsMax = 1_000;

/**
 * Runtime environments and their groups: those of the configuration, what can be done with others, and the health of all.
 * Fails when the configuration does not go with what the API owns.
 */
export async function createRuntimes(
  options: DomainOptions & { runtimeStore: RuntimeStore },
): Promise<Domain> {
  const { config, database, runtimes, events, scheduler, logger } = options;
  const { knex } = database;
  const recorder = RuntimeRecorder.create(options);
  const placements = RuntimePlacements.create({ knex });
  const shared = {
    ...options,
    recorder,
    placements,
    health: RuntimeHealthStore.create({ knex }),
  };
  await syncRuntimes({ ...shared, runtimes: options.runtimeStore });
  await runtimes.reload();
  const checker = RuntimeHealthChecker.create({
    ...shared,
    config: config.runtimeHealth,
    onCommitted: () => options.onCommitted(),
  });

  return {
    routes: [],

    async start() {
      // Subscribers with the same id share the events between them: every replica needs its own to hear them all.
      await events.subscribe({
        id: `runtimes-${randomUUID()}`,
        topics: [RUNTIMES_CHANNEL],
        onEvent: async () =>
          runtimes.reload().catch(error =>
            logger.warn('The runtime environments could not be read', {
              error: String(error),
            }),
          ),
      });
      await scheduler.scheduleTask({
        id: 'check-runtime-health',
        scope: 'local',
        frequency: {
          milliseconds: Math.min(
            healthTickMsMax,
            config.runtimeHealth.checkInterval,
          ),
        },
        timeout: { minutes: 1 },
        fn: () => checker.startDue(),
      });
    },

    stop: () => checker.stop(),
  };
}

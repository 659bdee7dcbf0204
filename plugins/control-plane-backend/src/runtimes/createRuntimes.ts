import { randomUUID } from 'node:crypto';
import { RUNTIMES_CHANNEL } from '@groundwork/plugin-control-plane-common';
import { EnvironmentClassStore } from '../classes/EnvironmentClassStore';
import type { Domain, DomainOptions } from '../Domain';
import { ExtensionRequestStore } from '../leases/ExtensionRequestStore';
import { NamespaceRecorder, NamespaceStore } from '../namespaces';
import { QueueStore } from '../queue/QueueStore';
import { OwnerRecorder, PlacementStore } from '../reconciler';
import { RequestRecorder, type EnvironmentRequestStore } from '../requests';
import { ConnectionRotation } from './ConnectionRotation';
import { RuntimeDescriber } from './RuntimeDescriber';
import { RuntimeGroupReader } from './RuntimeGroupReader';
import { addRuntimeGroupRoutes } from './runtimeGroupRoutes';
import { RuntimeGroupService } from './RuntimeGroupService';
import { RuntimeHealthChecker } from './RuntimeHealthChecker';
import { RuntimeHealthStore } from './RuntimeHealthStore';
import { RuntimePlacements } from './RuntimePlacements';
import { RuntimeReader } from './RuntimeReader';
import { RuntimeRecorder } from './RuntimeRecorder';
import { RuntimeRemover } from './RuntimeRemover';
import { addRuntimeRoutes } from './runtimeRoutes';
import { RuntimeService } from './RuntimeService';
import type { RuntimeStore } from './RuntimeStore';
import { syncRuntimes } from './syncRuntimes';

/** How long it takes at most until a check that is due is begun, unless the interval is shorter. */
const healthTickMsMax = 1_000;

/**
 * Runtime environments and their groups: those of the configuration, what can be done with others, and the health of all.
 * Fails when the configuration does not go with what the API owns.
 */
export async function createRuntimes(
  options: DomainOptions & {
    runtimeStore: RuntimeStore;
    requests: EnvironmentRequestStore;
  },
): Promise<Domain> {
  const { config, database, runtimes, events, scheduler, logger } = options;
  const { knex } = database;
  const healthConfig = config.runtimeHealth;
  const recorder = RuntimeRecorder.create(options);
  const requestRecorder = RequestRecorder.create(options);
  const shared = {
    ...options,
    onCommitted: () => options.onCommitted(),
    recorder,
    requestRecorder,
    classes: EnvironmentClassStore.create({ knex }),
    placements: RuntimePlacements.create({ knex }),
    queue: QueueStore.create({ knex }),
    health: RuntimeHealthStore.create({ knex }),
    describer: RuntimeDescriber.create(runtimes),
  };
  await syncRuntimes({ ...shared, runtimes: options.runtimeStore });
  await runtimes.reload();

  const reader = RuntimeReader.create(shared);
  const checker = RuntimeHealthChecker.create({
    ...shared,
    config: healthConfig,
  });
  const service = RuntimeService.create({
    ...shared,
    ...{ reader, checker, healthConfig },
  });
  const groupReader = RuntimeGroupReader.create(shared);
  const remover = RuntimeRemover.create({
    ...shared,
    reader,
    extensions: ExtensionRequestStore.create({ knex }),
    owners: OwnerRecorder.create({
      ...shared,
      placements: PlacementStore.create({ knex }),
      namespaces: NamespaceStore.create({ knex }),
      namespaceRecorder: NamespaceRecorder.create(options),
    }),
  });
  const rotation = ConnectionRotation.create({
    ...shared,
    keeper: runtimes.connector.keeper,
  });
  const stopping = new AbortController();
  const logFailure = (what: string) => (error: unknown) =>
    logger.warn(what, { error: String(error) });
  const finishRemovals = () =>
    remover
      .finish()
      .catch(logFailure('Runtime environments could not be let go'));

  return {
    routes: [
      addRuntimeRoutes({ reader, service, remover }),
      addRuntimeGroupRoutes({
        reader: groupReader,
        service: RuntimeGroupService.create({
          ...shared,
          reader: groupReader,
          service,
        }),
      }),
    ],

    wake() {
      void finishRemovals();
    },

    async start() {
      // Subscribers with the same id share the events between them: every replica needs its own to hear them all.
      await events.subscribe({
        id: `runtimes-${randomUUID()}`,
        topics: [RUNTIMES_CHANNEL],
        onEvent: () =>
          runtimes
            .reload()
            .catch(logFailure('The runtime environments could not be read')),
      });
      rotation
        .run(stopping.signal)
        .catch(logFailure('Connections could not be encrypted anew'));
      await scheduler.scheduleTask({
        id: 'check-runtime-health',
        scope: 'local',
        frequency: {
          milliseconds: Math.min(healthTickMsMax, healthConfig.checkInterval),
        },
        timeout: { minutes: 1 },
        fn: async () => {
          await checker.startDue();
          await finishRemovals();
        },
      });
    },

    async stop() {
      stopping.abort();
      await checker.stop();
    },
  };
}

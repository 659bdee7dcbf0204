import type { Domain, DomainOptions } from '../Domain';
import { NamespaceRecorder, NamespaceStore } from '../namespaces';
import type { NamespaceReader } from '../namespaces/NamespaceReader';
import { DriftEventStore, PlacementStore } from '../reconciler';
import {
  RequestRecorder,
  type EnvironmentRequestReader,
  type EnvironmentRequestStore,
} from '../requests';
import { addTargetRoutes, TargetRecorder, TargetService } from '../targets';
import { addQueueRoutes } from './queueRoutes';
import { QueueService } from './QueueService';
import { QueueStore } from './QueueStore';

/** What can be done with single placements: by whoever may change what they are of, and by operators of the queue. */
export function createQueue(
  options: DomainOptions & {
    requests: EnvironmentRequestStore;
    requestReader: EnvironmentRequestReader;
    namespaceReader: NamespaceReader;
  },
): Domain {
  const { config, database } = options;
  const { knex } = database;
  const placements = PlacementStore.create({ knex });
  const shared = {
    ...options,
    knex,
    placements,
    targets: TargetRecorder.create({
      ...options,
      placements,
      requestRecorder: RequestRecorder.create(options),
      namespaces: NamespaceStore.create({ knex }),
      namespaceRecorder: NamespaceRecorder.create(options),
    }),
  };
  return {
    routes: [
      addTargetRoutes({
        service: TargetService.create({
          ...shared,
          driftEvents: DriftEventStore.create({ knex }),
        }),
      }),
      addQueueRoutes({
        service: QueueService.create({
          ...shared,
          queue: QueueStore.create({ knex }),
          config: config.reconciler,
        }),
      }),
    ],
  };
}

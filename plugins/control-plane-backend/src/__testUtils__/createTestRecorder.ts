import type { ReconcilerConfig } from '../config';
import { NamespaceRecorder } from '../namespaces';
import {
  DriftEventStore,
  OutcomeRecorder,
  OwnerRecorder,
  RuntimeCircuits,
} from '../reconciler';
import type { Runtimes } from '../runtimes';
import type { TestStores } from './createTestStores';
import type { InMemoryAdapter } from './InMemoryAdapter';

/** Writes what passes come to, over the stores of a test. */
export function createTestRecorder(
  stores: TestStores,
  options: { runtimes: Pick<Runtimes, 'describe'>; config: ReconcilerConfig },
): OutcomeRecorder {
  const { config, runtimes } = options;
  return OutcomeRecorder.create({
    ...stores,
    owners: OwnerRecorder.create({
      ...stores,
      runtimes,
      requestRecorder: stores.recorder,
      namespaceRecorder: NamespaceRecorder.create(stores),
    }),
    driftEvents: DriftEventStore.create(stores),
    circuits: RuntimeCircuits.create(config),
    config,
  });
}

/** Runtime environments that are all the same one in memory. */
export function memoryRuntimes(
  adapter: InMemoryAdapter,
): Pick<Runtimes, 'connection' | 'describe'> {
  return {
    connection: () => adapter.connect(),
    describe: name => ({ name, type: adapter.type, title: 'Memory' }),
  };
}

import type { ReconcilerConfig } from '../config';
import { ExtensionRequestStore } from '../leases/ExtensionRequestStore';
import { NamespaceRecorder } from '../namespaces';
import {
  Deprovisioner,
  DriftEventStore,
  OutcomeRecorder,
  OwnerRecorder,
  RuntimeCircuits,
  Suspender,
} from '../reconciler';
import type { Runtimes } from '../runtimes';
import type { TestStores } from './createTestStores';
import { InMemoryAdapter } from './InMemoryAdapter';

/** Keeps what placements belong to in line with them, over the stores of a test. */
export function createTestOwners(
  stores: TestStores,
  runtimes: Pick<Runtimes, 'describe'>,
): OwnerRecorder {
  return OwnerRecorder.create({
    ...stores,
    runtimes,
    requestRecorder: stores.recorder,
    namespaceRecorder: NamespaceRecorder.create(stores),
  });
}

/** Writes what passes come to, over the stores of a test. */
export function createTestRecorder(
  stores: TestStores,
  options: { runtimes: Pick<Runtimes, 'describe'>; config: ReconcilerConfig },
): OutcomeRecorder {
  const { config, runtimes } = options;
  return OutcomeRecorder.create({
    ...stores,
    owners: createTestOwners(stores, runtimes),
    driftEvents: DriftEventStore.create(stores),
    circuits: RuntimeCircuits.create(config),
    config,
  });
}

/** Removes environments, over the stores of a test. */
export function createTestDeprovisioner(stores: TestStores): Deprovisioner {
  return Deprovisioner.create({
    owners: createTestOwners(stores, memoryRuntimes(new InMemoryAdapter())),
    placements: stores.placements,
    extensions: ExtensionRequestStore.create(stores),
    requestRecorder: stores.recorder,
  });
}

/** Suspends environments, over the stores of a test. */
export function createTestSuspender(stores: TestStores): Suspender {
  return Suspender.create({
    owners: createTestOwners(stores, memoryRuntimes(new InMemoryAdapter())),
    placements: stores.placements,
    requestRecorder: stores.recorder,
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

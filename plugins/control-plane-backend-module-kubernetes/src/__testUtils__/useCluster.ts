import { anyAddress } from '@groundwork/plugin-control-plane-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  DesiredNamespace,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { clusterHarness, type ClusterHarness } from './clusterHarness';

/** Options of a call that may take as long as it wants. */
export const patience = { signal: new AbortController().signal };

/** Gives a test a harness over the cluster and connections to it, and takes them away after it. */
export function useCluster(kubeconfig: string) {
  const ends: Array<() => Promise<unknown>> = [];

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) {
      await end();
    }
  });

  return {
    /** Has something done after the test, before what was there earlier goes. */
    afterwards(end: () => Promise<unknown>) {
      ends.push(end);
    },
    async given(): Promise<ClusterHarness> {
      const harness = await clusterHarness(kubeconfig);
      ends.push(harness.dispose);
      return harness;
    },
    async connect(
      { adapter, connection }: ClusterHarness,
      changed: object = connection as object,
    ): Promise<RuntimeConnection> {
      const made = await adapter.connect({
        addresses: anyAddress,
        name: 'test',
        logger: mockServices.logger.mock(),
        connection: adapter.connectionSchema.parse(changed),
      });
      ends.push(async () => made.close?.());
      return made;
    },
  };
}

/** Looks again and again until it holds, and tells after how many milliseconds it did. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  patienceMs = 30_000,
): Promise<number> {
  const begin = Date.now();
  while (!(await holds())) {
    if (Date.now() - begin > patienceMs) {
      throw new Error(`It did not come about within ${patienceMs} ms`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
  return Date.now() - begin;
}

/** What is not as it should be, by resource. */
export async function driftOf(
  connection: RuntimeConnection,
  desired: DesiredNamespace,
) {
  const { resources } = await connection.observe(desired, patience);
  return resources
    .filter(({ state }) => state !== 'in_sync')
    .map(({ id, state, fields }) => ({ id, state, fields }));
}

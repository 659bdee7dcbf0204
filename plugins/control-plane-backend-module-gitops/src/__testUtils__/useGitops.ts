import { anyAddress } from '@groundwork/plugin-control-plane-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  DesiredNamespace,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import type { GitopsHarness } from './gitopsHarness';

/** Options of a call that may take as long as it wants. */
export const patience = { signal: new AbortController().signal };

/** Gives a test harnesses and connections, and takes them away after it. */
export function useGitops() {
  const ends: Array<() => Promise<void>> = [];

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) {
      await end();
    }
  });

  return {
    /** Has something done after the test, before what was there earlier goes. */
    afterwards(end: () => Promise<void>) {
      ends.push(end);
    },
    async given<T extends GitopsHarness>(create: () => Promise<T>): Promise<T> {
      const harness = await create();
      ends.push(harness.dispose);
      return harness;
    },
    async connect(
      harness: GitopsHarness,
      changed: object = {},
    ): Promise<RuntimeConnection> {
      const connection = await harness.adapter.connect({
        name: 'test',
        addresses: anyAddress,
        logger: harness.logger ?? mockServices.logger.mock(),
        connection: harness.adapter.connectionSchema.parse({
          ...(harness.connection as object),
          ...changed,
        }),
      });
      ends.push(async () => connection.close?.());
      return connection;
    },
  };
}

/** The states that are observed, each once. */
export async function statesOf(
  connection: RuntimeConnection,
  desired: DesiredNamespace,
): Promise<string[]> {
  const { resources } = await connection.observe(desired, patience);
  return [...new Set(resources.map(({ state }) => state))].sort();
}

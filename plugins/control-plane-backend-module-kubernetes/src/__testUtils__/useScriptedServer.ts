import { mockServices } from '@backstage/backend-test-utils';
import { anyAddress } from '@groundwork/plugin-control-plane-node/testUtils';
import { KubernetesAdapter } from '../KubernetesAdapter';
import { ScriptedServer, type ScriptedHandler } from './ScriptedServer';

/** What the adapter signs in with at a scripted server; it must not show anywhere. */
export const scriptedToken = 'canary-token-c0ffee';

/** Gives a test connections to API servers that answer as it says, and takes them away after it. */
export function useScriptedServer() {
  const ends: Array<() => Promise<unknown> | undefined> = [];
  const logger = mockServices.logger.mock();

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
    /** Everything that was logged as a warning or an error. */
    logged: () =>
      JSON.stringify([logger.warn.mock.calls, logger.error.mock.calls]),
    async connectedTo(
      answer: ScriptedHandler,
      {
        path = '',
        callTimeoutMs,
      }: { path?: string; callTimeoutMs?: number } = {},
    ) {
      const server = await ScriptedServer.start(answer);
      const adapter = KubernetesAdapter.create({ callTimeoutMs });
      const connection = await adapter.connect({
        addresses: anyAddress,
        name: 'test',
        logger,
        connection: adapter.connectionSchema.parse({
          server: `${server.url}${path}`,
          token: scriptedToken,
        }),
      });
      let isStopped = false;
      const stop = async () => {
        if (!isStopped) {
          isStopped = true;
          await server.stop();
        }
      };
      ends.push(stop, async () => connection.close?.());
      return { server, connection, stop };
    },
  };
}

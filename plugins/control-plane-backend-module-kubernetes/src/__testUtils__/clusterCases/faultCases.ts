import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import type {
  DesiredNamespace,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { readFile } from 'node:fs/promises';
import { KubernetesAdapter } from '../../KubernetesAdapter';
import { grantAccount } from '../grantAccount';
import { driftOf, patience, until, useCluster } from '../useCluster';

const crowd = 200;

/** What happens when rights, tokens and servers go. */
export function faultCases(kubeconfig: string) {
  const { given, connect, afterwards } = useCluster(kubeconfig);

  globalThis.it(
    'needs no rights but those that are documented, and says when its token is revoked',
    async () => {
      const harness = await given();
      const { connection: config, revoke } = await grantAccount(
        harness,
        afterwards,
      );
      const connection = await connect(harness, config);
      const desired = exampleNamespace({
        members: [{ identifier: 'ana', type: 'user', role: 'write' }],
      });
      expect(await connection.checkHealth(patience)).toEqual({
        status: 'healthy',
        message: 'The API server is ready.',
      });
      await connection.plan(desired, patience);
      await connection.apply(desired, patience);
      expect(await driftOf(connection, desired)).toEqual([]);
      expect(await connection.remove(desired, patience)).toEqual({
        outcome: 'removed',
      });

      await revoke();
      await until(async () => {
        const { status } = await connection.checkHealth(patience);
        return status === 'unavailable';
      }, 60_000);
      const error = await connection
        .observe(desired, patience)
        .catch((reason: Error) => reason);
      expect(error).toMatchObject({
        name: 'TerminalRuntimeError',
        reason: 'CredentialsRefused',
      });
      expect(JSON.stringify([error, String(error)])).not.toContain(
        config.token,
      );
    },
    120_000,
  );

  globalThis.it('trusts no certificate but that of the authority', async () => {
    const harness = await given();
    const { connection: config } = await grantAccount(harness, afterwards);
    const { ca_data: _authority, ...withoutAuthority } = config;
    const connection = await connect(harness, withoutAuthority);
    const error = await connection
      .observe(exampleNamespace(), patience)
      .catch((reason: Error) => reason);
    expect(error).toMatchObject({
      name: 'TerminalRuntimeError',
      reason: 'CertificateNotTrusted',
    });
    expect(String(error)).not.toContain(config.token);
    expect(await connection.checkHealth(patience)).toMatchObject({
      status: 'unavailable',
    });
  });

  globalThis.it('names the right that is missing', async () => {
    const harness = await given();
    const { connection: config } = await grantAccount(harness, afterwards, [
      'limitranges',
    ]);
    const connection = await connect(harness, config);
    const desired = exampleNamespace();
    expect(await connection.checkHealth(patience)).toEqual({
      status: 'degraded',
      message:
        'The credentials lack rights in the cluster: get limitranges, list limitranges, watch limitranges, create limitranges, patch limitranges and 1 more.',
    });
    await expect(connection.apply(desired, patience)).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      reason: 'MissingPermission',
      message: expect.stringMatching(
        /lack the right to (patch|create) limitranges/,
      ),
    });
    await harness.hand.deleteNamespace(desired.name);
  });

  const apiServer = process.env.GROUNDWORK_TEST_KUBE_API_SERVER_PID_FILE;
  if (apiServer) {
    globalThis.it(
      'loses nothing when the API server is killed in the middle of many namespaces',
      async () => {
        const harness = await given();
        const connection = await connect(harness);
        const namespaces = Array.from({ length: crowd }, () =>
          exampleNamespace(),
        );
        let done = 0;
        const applied = everyone(namespaces, async desired => {
          await stubbornly(() => connection.apply(desired, patience));
          done += 1;
        });
        await until(() => done > crowd / 4, 120_000);
        process.kill(Number(await readFile(apiServer, 'utf8')), 'SIGKILL');
        await applied;
        await everyone(namespaces, async desired => {
          expect(await driftOf(connection, desired)).toEqual([]);
        });
        const impatient = await connect({
          ...harness,
          adapter: KubernetesAdapter.create(),
        });
        await removeAll(impatient, namespaces);
        const left = await harness.hand.list('Namespace');
        const names = new Set(left.map(({ metadata }) => metadata.name));
        expect(namespaces.filter(({ name }) => names.has(name))).toEqual([]);
      },
      600_000,
    );
  } else {
    process.stdout.write(
      'The API server is not killed: GROUNDWORK_TEST_KUBE_API_SERVER_PID_FILE is not set\n',
    );
  }
}

/** Ten at a time, as a reconciler does. */
async function everyone(
  namespaces: DesiredNamespace[],
  work: (desired: DesiredNamespace) => Promise<void>,
): Promise<void> {
  const queue = [...namespaces];
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        await work(next);
      }
    }),
  );
}

/** Tries again what can help to be tried again. */
async function stubbornly(call: () => Promise<unknown>): Promise<void> {
  await until(async () => {
    try {
      await call();
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'TransientRuntimeError') {
        return false;
      }
      throw error;
    }
  }, 120_000);
}

/** Asks for the end of all of them before it waits for the first. */
async function removeAll(
  connection: RuntimeConnection,
  namespaces: DesiredNamespace[],
): Promise<void> {
  await everyone(namespaces, async desired => {
    await stubbornly(() => connection.remove(desired, patience));
  });
  await everyone(namespaces, async desired => {
    await until(async () => {
      const { outcome } = await connection.remove(desired, patience);
      return outcome === 'absent';
    }, 120_000);
  });
}

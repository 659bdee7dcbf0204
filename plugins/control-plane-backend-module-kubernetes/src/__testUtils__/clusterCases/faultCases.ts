import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import type {
  DesiredNamespace,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KubernetesAdapter } from '../../KubernetesAdapter';
import type { ClusterHarness } from '../clusterHarness';
import { driftOf, patience, until, useCluster } from '../useCluster';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const crowd = 200;

/** What happens when rights, tokens and servers go. */
export function faultCases(kubeconfig: string) {
  const { given, connect, afterwards } = useCluster(kubeconfig);

  /** A service account with the rights that the README asks for, less those on some resources. */
  async function signIn(harness: ClusterHarness, without: string[] = []) {
    const { hand } = harness;
    const name = `groundwork-test-${randomUUID()}`;
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    await hand.call('POST', accounts, { metadata: { name } });
    afterwards(() =>
      hand.call('DELETE', `${accounts}/${name}`).catch(() => {}),
    );
    const rules = (await documentedRules()).map(rule => ({
      ...rule,
      resources: rule.resources?.filter(one => !without.includes(one)),
    }));
    await hand.call('POST', `${rbac}/clusterroles`, {
      metadata: { name },
      rules,
    });
    afterwards(() => hand.call('DELETE', `${rbac}/clusterroles/${name}`));
    await hand.call('POST', `${rbac}/clusterrolebindings`, {
      metadata: { name },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name,
      },
      subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }],
    });
    afterwards(() =>
      hand.call('DELETE', `${rbac}/clusterrolebindings/${name}`),
    );
    const answer = await hand.call('POST', `${accounts}/${name}/token`, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {},
    });
    const { token } = (answer as { status: { token: string } }).status;
    const { clusters } = parse(
      (harness.connection as { kubeconfig: string }).kubeconfig,
    );
    return {
      connection: {
        server: clusters[0].cluster.server,
        ca_data: clusters[0].cluster['certificate-authority-data'],
        token,
      },
      revoke: () => hand.call('DELETE', `${accounts}/${name}`),
    };
  }

  globalThis.it(
    'needs no rights but those that are documented, and says when its token is revoked',
    async () => {
      const harness = await given();
      const { connection: config, revoke } = await signIn(harness);
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
    const { connection: config } = await signIn(harness);
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
    const { connection: config } = await signIn(harness, ['limitranges']);
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

/** The rules of the ClusterRole in the README. */
async function documentedRules(): Promise<
  Array<{ resources?: string[] } & Record<string, unknown>>
> {
  const readme = await readFile(join(__dirname, '../../../README.md'), 'utf8');
  const [, block] = /```yaml\n(apiVersion: rbac[\s\S]*?)```/.exec(readme) ?? [];
  return parse(block).rules;
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

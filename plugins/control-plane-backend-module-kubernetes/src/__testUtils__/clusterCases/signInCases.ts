import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { KubernetesAdapter } from '../../KubernetesAdapter';
import type { ClusterHarness } from '../clusterHarness';
import { grantAccount } from '../grantAccount';
import { setEnvironment } from '../setEnvironment';
import { driftOf, patience, useCluster } from '../useCluster';

/** The ways in which the adapter signs in besides a token in its configuration. */
export function signInCases(kubeconfig: string) {
  const { given, connect, afterwards } = useCluster(kubeconfig);

  globalThis.it(
    'signs in as the service account of its pod, and with the next token at once when one has expired',
    async () => {
      const harness = await given();
      const account = await grantAccount(harness, afterwards);
      const pod = await givenPod(harness, afterwards);
      const inCluster = {
        ...harness,
        adapter: KubernetesAdapter.create({
          podRoot: pod.root,
          removalWaitMs: 60_000,
        }),
      };
      const connection = await connect(inCluster, { in_cluster: true });
      const desired = exampleNamespace();

      await pod.write('token', 'expired');
      await expect(connection.observe(desired, patience)).rejects.toMatchObject(
        {
          name: 'TerminalRuntimeError',
          reason: 'CredentialsRefused',
        },
      );

      await pod.write('token', account.connection.token);
      await connection.apply(desired, patience);
      expect(await driftOf(connection, desired)).toEqual([]);
      expect(await connection.checkHealth(patience)).toMatchObject({
        status: 'healthy',
      });
      expect(await connection.remove(desired, patience)).toEqual({
        outcome: 'removed',
      });
    },
  );

  globalThis.it('says that its pod has no token', async () => {
    const harness = await given();
    const pod = await givenPod(harness, afterwards);
    const inCluster = {
      ...harness,
      adapter: KubernetesAdapter.create({ podRoot: pod.root }),
    };
    const connection = await connect(inCluster, { in_cluster: true });
    await expect(
      connection.observe(exampleNamespace(), patience),
    ).rejects.toMatchObject({
      name: 'TransientRuntimeError',
      reason: 'CredentialsMissing',
    });
  });

  const beside = (name: string) => join(dirname(kubeconfig), name);
  if (existsSync(beside('certificate.kubeconfig'))) {
    globalThis.it('signs in with a client certificate', async () => {
      const harness = await given();
      const text = await readFile(beside('certificate.kubeconfig'), 'utf8');
      expect(text).not.toContain('token');
      const connection = await connect(harness, { kubeconfig: text });
      const desired = exampleNamespace();
      await connection.apply(desired, patience);
      expect(await driftOf(connection, desired)).toEqual([]);
      expect(await connection.remove(desired, patience)).toEqual({
        outcome: 'removed',
      });
    });

    globalThis.it('says that a client certificate has expired', async () => {
      const harness = await given();
      const name = beside('expired-certificate.kubeconfig');
      const connection = await connect(harness, {
        kubeconfig: await readFile(name, 'utf8'),
      });
      await expect(
        connection.observe(exampleNamespace(), patience),
      ).rejects.toMatchObject({
        name: 'TerminalRuntimeError',
        reason: 'CredentialsRefused',
      });
    });
  } else {
    process.stdout.write(
      'Client certificates are not tried: there is no certificate.kubeconfig beside the kubeconfig\n',
    );
  }
}

/** The files of a pod, without a token, and the variables that it finds its cluster by. */
async function givenPod(
  harness: ClusterHarness,
  afterwards: (end: () => Promise<unknown>) => void,
) {
  const root = await mkdtemp(join(tmpdir(), 'groundwork-pod-'));
  const folder = join(root, 'var/run/secrets/kubernetes.io/serviceaccount');
  const write = (name: string, text: string) =>
    writeFile(join(folder, name), text);
  await mkdir(folder, { recursive: true });
  const [{ cluster }] = parse(harness.kubeconfig).clusters;
  const authority = cluster['certificate-authority-data'];
  await write('ca.crt', Buffer.from(authority, 'base64').toString());
  const { hostname, port } = new URL(cluster.server);
  const restore = setEnvironment({
    KUBERNETES_SERVICE_HOST: hostname,
    KUBERNETES_SERVICE_PORT: port || '443',
  });
  afterwards(async () => {
    restore();
    await rm(root, { recursive: true });
  });
  return { root, write };
}

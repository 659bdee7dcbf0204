import { mockServices } from '@backstage/backend-test-utils';
import type {
  DesiredNamespace,
  RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import type { RuntimeAdapterHarness } from '@groundwork/plugin-control-plane-node/testUtils';
import { isIP } from 'node:net';
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { KubernetesAdapter } from '../KubernetesAdapter';
import { parseKubeconfig } from '../connection/parseKubeconfig';
import { managedByLabel, ownerAnnotation, requestLabel } from '../manifests';
import { Hand } from './Hand';
import { TcpProxy } from './TcpProxy';

/** A harness with what the tests of this package need besides. */
export type ClusterHarness = RuntimeAdapterHarness & {
  hand: Hand;
  proxy: TcpProxy;
  /** Of the administrator, as given. */
  kubeconfig: string;
};

const removalWaitMs = 90_000;
const exampleName = /^payments-api-preview-[0-9a-f]{8}$/;
/** Of every namespace that was made, over all harnesses of this process. */
const madeNames = new Set<string>();

/** The names of the namespaces that were made and are still there. */
export async function namespacesLeft(hand: Hand): Promise<string[]> {
  const live = await hand.list('Namespace');
  return live
    .map(({ metadata }) => metadata.name)
    .filter(name => madeNames.has(name));
}

/** A harness over a real cluster, behind a proxy that can be broken; its namespaces are deleted in the end. */
export async function clusterHarness(path: string): Promise<ClusterHarness> {
  const kubeconfig = await readFile(path, 'utf8');
  const target = new URL(parseKubeconfig(kubeconfig).server);
  const proxy = await TcpProxy.start({
    host: target.hostname.replace(/^\[|\]$/g, ''),
    port: Number(target.port || 443),
  });
  const hand = Hand.create({ kubeconfig });
  const names = new Set<string>();
  return {
    hand,
    proxy,
    kubeconfig,
    logger: mockServices.logger.mock(),
    adapter: remembering(KubernetesAdapter.create({ removalWaitMs }), names),
    connection: { kubeconfig: throughProxy(kubeconfig, target, proxy.port) },
    ...tampering(hand),
    breakRuntime: async () => proxy.setMood('failing'),
    hangRuntime: async () => proxy.setMood('hanging'),
    mendRuntime: async () => proxy.setMood('serving'),
    async dispose() {
      for (const name of names) {
        await hand.deleteNamespace(name);
      }
      await hand.dispose();
      await proxy.stop();
    },
  };
}

function throughProxy(kubeconfig: string, target: URL, port: number): string {
  const document = parseDocument(kubeconfig);
  const path = ['clusters', 0, 'cluster'];
  document.setIn([...path, 'server'], `https://127.0.0.1:${port}`);
  if (!isIP(target.hostname)) {
    document.setIn([...path, 'tls-server-name'], target.hostname);
  }
  return document.toString();
}

/** Notes the names of the namespaces that are made, in whole or in part. */
function remembering(
  adapter: KubernetesAdapter,
  names: Set<string>,
): RuntimeAdapter {
  return {
    type: adapter.type,
    connectionSchema: adapter.connectionSchema,
    refuseName: adapter.refuseName.bind(adapter),
    async connect(options) {
      const connection = await adapter.connect(options);
      const apply = connection.apply.bind(connection);
      connection.apply = async (desired, callOptions) => {
        // Nothing but an example is ever deleted, whatever names a test tries.
        if (exampleName.test(desired.name)) {
          names.add(desired.name);
          madeNames.add(desired.name);
        }
        return apply(desired, callOptions);
      };
      return connection;
    },
  };
}

function tampering(hand: Hand) {
  const placeOf = (desired: DesiredNamespace, resourceId: string) => {
    const [kind, name] = resourceId.split('/');
    return [
      kind,
      name,
      kind === 'Namespace' ? undefined : desired.name,
    ] as const;
  };
  return {
    async editResource(desired: DesiredNamespace, resourceId: string) {
      const place = placeOf(desired, resourceId);
      const [patch, path] =
        place[0] === 'ResourceQuota'
          ? [{ spec: { hard: { pods: '7' } } }, 'spec.hard.pods']
          : [
              { metadata: { labels: { 'groundwork.dev/team': 'edited' } } },
              'metadata.labels["groundwork.dev/team"]',
            ];
      await hand.edit(...place, patch);
      return { path, changed_by: hand.name };
    },
    async deleteResource(desired: DesiredNamespace, resourceId: string) {
      await hand.delete(...placeOf(desired, resourceId));
    },
    async addExtra(desired: DesiredNamespace) {
      await hand.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'smuggled',
          namespace: desired.name,
          labels: {
            [managedByLabel]: 'groundwork',
            [requestLabel]: desired.id,
          },
          annotations: { [ownerAnnotation]: desired.id },
        },
      });
    },
  };
}

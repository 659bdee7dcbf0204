/**
 * Goal P14: how many objects a second the Kubernetes adapter applies, against server-side apply alone over connections
 * that are kept; how many connections that takes; and what a pass over what is as it should be writes. Both make
 * namespaces of six objects each, so many at a time and in turns of a hundred, on the real API server that
 * `GROUNDWORK_TEST_KUBECONFIG` names.
 *
 *     … benchmarks/kubernetesApply.ts [namespaces, 1000 unless given]
 */
import { renderObjects } from '../plugins/control-plane-backend-module-kubernetes/src/manifests';
import { objectPath } from '../plugins/control-plane-backend-module-kubernetes/src/client';
import type { DesiredNamespace } from '../plugins/control-plane-node/src';
import {
  bareCluster,
  connectAdapter,
  everyone,
  patience,
  readKubeconfig,
  someNamespaces,
  sum,
  Traffic,
} from './kubernetesCluster';

const count = Number(process.argv[2] ?? 1_000);
const turn = 100;
const atOnce = 10;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1_000;
}

function turnsOf<T>(items: T[]): T[][] {
  return Array.from(
    { length: Math.ceil(items.length / turn) },
    (_none, index) => items.slice(index * turn, (index + 1) * turn),
  );
}

async function main() {
  const kubeconfig = await readKubeconfig();
  const bare = await bareCluster(kubeconfig);
  const adapter = await connectAdapter(kubeconfig);
  const traffic = Traffic.create();
  const yardstick = someNamespaces(count);
  const ours = someNamespaces(count);

  async function applyBare(desired: DesiredNamespace) {
    const [namespace, ...others] = renderObjects(desired).map(
      ({ object, type }) => ({
        object,
        path: objectPath(type, object.metadata.name, object.metadata.namespace),
      }),
    );
    await bare.apply(namespace.path, namespace.object);
    await Promise.all(
      others.map(({ path, object }) => bare.apply(path, object)),
    );
  }

  // Both have their connections before the clock starts.
  const warming = someNamespaces(40);
  await everyone(warming.slice(0, 20), atOnce, applyBare);
  const bareConnections = traffic.connectionsMax;
  await everyone(warming.slice(20), atOnce, one =>
    adapter.apply(one, patience),
  );
  traffic.take();

  let bareSeconds = 0;
  let ourSeconds = 0;
  const ourTurns = turnsOf(ours);
  const ratios: number[] = [];
  for (const [index, some] of turnsOf(yardstick).entries()) {
    const rounds = [
      async () => {
        const took = await seconds(() => everyone(some, atOnce, applyBare));
        bareSeconds += took;
        return took;
      },
      async () => {
        const took = await seconds(() =>
          everyone(ourTurns[index], atOnce, one =>
            adapter.apply(one, patience),
          ),
        );
        ourSeconds += took;
        return took;
      },
    ];
    // The one that goes first finds a quieter server.
    const [first, second] = index % 2 === 0 ? [0, 1] : [1, 0];
    const took = [0, 0];
    took[first] = await rounds[first]();
    took[second] = await rounds[second]();
    ratios.push(took[0] / took[1]);
  }
  const written = traffic.take();
  const objects = count * renderObjects(ours[0]).length;
  const rate = (took: number) => `${Math.round(objects / took)} objects/s`;
  console.log(
    `${count} namespaces of ${objects / count} objects, ${atOnce} at a time`,
  );
  console.log(`server-side apply alone   ${rate(bareSeconds)}`);
  console.log(`adapter                   ${rate(ourSeconds)}`);
  ratios.sort((one, other) => one - other);
  console.log(
    `adapter / alone           ${(bareSeconds / ourSeconds).toFixed(2)} (goal 0.8; median of the turns ${ratios[
      Math.floor(ratios.length / 2)
    ].toFixed(2)})`,
  );
  console.log(`calls of both             ${JSON.stringify(written)}`);
  console.log(
    `connections               ${traffic.connectionsMax - bareConnections} (bound 32)`,
  );

  const steady = await seconds(() =>
    everyone(ours, atOnce, async one => {
      await adapter.observe(one, patience);
      await adapter.apply(one, patience);
    }),
  );
  const { GET: reads = 0, ...writes } = traffic.take();
  console.log(
    `a steady pass             ${sum(writes)} writes, ${reads} reads in ${steady.toFixed(1)} s`,
  );

  await everyone([...warming, ...yardstick, ...ours], 20, ({ name }) =>
    bare.deleteNamespace(name),
  );
  await adapter.close?.();
  await bare.close();
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);

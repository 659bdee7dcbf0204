/**
 * Goal P11: how many calls the Kubernetes adapter makes to a cluster in which nothing happens, where every environment is
 * looked at as often as polling would, against what polling each 30 seconds takes; and what a change costs. On the real API
 * server that `GROUNDWORK_TEST_KUBECONFIG` names.
 *
 *     … benchmarks/kubernetesSteadyState.ts [environments, 200 unless given] [minutes, 5 unless given]
 */
import { setTimeout as delay } from 'node:timers/promises';
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

const count = Number(process.argv[2] ?? 200);
const minutes = Number(process.argv[3] ?? 5);
const pollMs = 30_000;
const changed = Math.min(50, count);
const atOnce = 10;

async function main() {
  const kubeconfig = await readKubeconfig();
  const bare = await bareCluster(kubeconfig);
  const polling = await connectAdapter(kubeconfig);
  const traffic = Traffic.create();
  const environments = someNamespaces(count);
  await everyone(environments, atOnce, one => polling.apply(one, patience));
  traffic.take();

  await everyone(environments, atOnce, one => polling.observe(one, patience));
  const round = sum(traffic.take());
  const polled = (round * minutes * 60_000) / pollMs;

  const watching = await connectAdapter(kubeconfig);
  const controller = new AbortController();
  const told = new Set<string>();
  const watch = watching.watch?.({
    signal: controller.signal,
    onChange: ({ ids = [] }) => ids.forEach(id => told.add(id)),
  });
  // Each of the six kinds is listed, and then watched.
  const begin: Record<string, number> = {};
  while ((begin.WATCH ?? 0) < 6) {
    await delay(500);
    for (const [method, calls] of Object.entries(traffic.take())) {
      begin[method] = (begin[method] ?? 0) + calls;
    }
  }
  await everyone(environments, atOnce, one => watching.observe(one, patience));
  const first = traffic.take();

  // Calls are those of a control plane that looks at everything as often as the other does.
  const end = performance.now() + minutes * 60_000;
  let looks = 0;
  while (performance.now() < end) {
    await everyone(environments, atOnce, one =>
      watching.observe(one, patience),
    );
    looks += count;
    await delay(Math.max(0, Math.min(pollMs, end - performance.now())));
  }
  const steady = traffic.take();
  console.log(`${count} environments, ${minutes} minutes, ${looks} looks`);
  console.log(`polling each 30 s     ${polled} calls (${round} a round)`);
  console.log(`watching, to begin    ${JSON.stringify(begin)}`);
  console.log(`watching, first look  ${JSON.stringify(first)}`);
  console.log(`watching, afterwards  ${JSON.stringify(steady)}`);
  console.log(
    `polling / watching    ${(polled / Math.max(1, sum(steady))).toFixed(1)} (goal 20)`,
  );

  const some = environments.slice(0, changed);
  await everyone(some, atOnce, one =>
    watching.apply(
      { ...one, quota: one.quota && { ...one.quota, pods: 7 } },
      patience,
    ),
  );
  const change = traffic.take();
  console.log(
    `a change of one object of ${changed} environments: ${((change.PATCH ?? 0) / changed).toFixed(2)} PATCH each (goal 1)`,
  );

  told.clear();
  const edited = performance.now();
  await bare.edit(
    `/api/v1/namespaces/${environments[count - 1].name}/resourcequotas/groundwork`,
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'groundwork' },
      spec: { hard: { pods: '99' } },
    },
  );
  while (!told.has(environments[count - 1].id)) {
    await delay(10);
  }
  console.log(
    `an edit by hand is told after ${Math.round(performance.now() - edited)} ms`,
  );

  controller.abort(new Error('Enough'));
  await watch;
  await everyone(environments, 20, ({ name }) => bare.deleteNamespace(name));
  await polling.close?.();
  await watching.close?.();
  await bare.close();
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);

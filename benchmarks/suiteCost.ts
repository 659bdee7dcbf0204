/**
 * Goal P9: what the suite costs a backend. The backend of this repository is started in turns with the suite and without:
 * how long until it is ready, how much memory it takes when nothing happens, and how many calls of another plugin (the
 * catalog) it answers in a second.
 *
 *     … benchmarks/suiteCost.ts [rounds, 5 unless given]
 */
import http from 'node:http';
import { loadavg } from 'node:os';
import { judge, median, runBenchmark, show } from './support/figures';
import {
  prepareBackends,
  startBackend,
  token,
  type RunningBackend,
} from './support/suiteBackends';

const rounds = Number(process.argv[2] ?? 5);
const goals = { start: 1.15, memoryMib: 40, calls: 0.97 };
const idleMs = 15_000;
const loadMs = 1_000;
// Short ones in turns, as the machine is not equally fast all the time
const turns = 10;
const connections = 4;
// What the suite adds nothing to, so that both answer the same
const route = '/api/catalog/entities/by-query?filter=kind=user&limit=20';

type Figures = { startMs: number; rssMib: number; heapMib: number };

const mib = (bytes: number) => bytes / 2 ** 20;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

const answers = new Set<string>();

function call(url: string, agent: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(
        url,
        { agent, headers: { authorization: `Bearer ${token}` } },
        response => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => (body += part));
          response.on('end', () =>
            resolve(`${response.statusCode}, ${body.length} characters`),
          );
        },
      )
      .on('error', reject);
  });
}

async function callsPerSecond(backend: RunningBackend): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const startedAt = performance.now();
  let calls = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - startedAt < loadMs) {
        const answer = await call(`${backend.baseUrl}${route}`, agent);
        answers.add(answer);
        if (answers.size > 1 || !answer.startsWith('200')) {
          throw new Error(`The answers were ${[...answers].join(' and ')}`);
        }
        calls += 1;
      }
    }),
  );
  agent.destroy();
  return (1_000 * calls) / (performance.now() - startedAt);
}

async function measure(backend: RunningBackend): Promise<Figures> {
  await pause(idleMs);
  const { rss, heapUsed } = await backend.memory();
  return { startMs: backend.startMs, rssMib: mib(rss), heapMib: mib(heapUsed) };
}

runBenchmark(async () => {
  await prepareBackends();
  const figures = { with: [] as Figures[], without: [] as Figures[] };
  const calls = { with: [] as number[], without: [] as number[] };
  const load = [loadavg()[0]];
  for (let round = 0; round < rounds; round += 1) {
    // Who begins changes, so that whatever else the machine does falls on both alike
    const order =
      round % 2 === 0
        ? (['with', 'without'] as const)
        : (['without', 'with'] as const);
    const running = new Map<'with' | 'without', RunningBackend>();
    for (const name of order) {
      const backend = await startBackend(name);
      figures[name].push(await measure(backend));
      running.set(name, backend);
    }
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [name, backend] of running) {
        calls[name].push(await callsPerSecond(backend));
      }
    }
    for (const backend of running.values()) {
      await backend.stop();
    }
    load.push(loadavg()[0]);
  }

  const of = (name: 'with' | 'without', key: keyof Figures) =>
    median(figures[name].map(each => each[key]));
  const line = (title: string, digits: number, values: [number, number]) =>
    show(
      title,
      ...values.map(
        (value, index) =>
          `${index === 0 ? 'without' : 'with'} ${value.toFixed(digits)}`,
      ),
    );
  console.log(
    `\nMedians of ${rounds} rounds; load of the machine ${Math.min(...load).toFixed(1)} to ${Math.max(...load).toFixed(1)}`,
  );
  line('until ready, ms', 0, [of('without', 'startMs'), of('with', 'startMs')]);
  line('memory, MiB', 1, [of('without', 'rssMib'), of('with', 'rssMib')]);
  line('of it heap, MiB', 1, [of('without', 'heapMib'), of('with', 'heapMib')]);
  line('calls of the catalog a second', 0, [
    median(calls.without),
    median(calls.with),
  ]);
  show(
    'start, ratio',
    judge(of('with', 'startMs') / of('without', 'startMs'), {
      max: goals.start,
    }),
  );
  show(
    'idle memory, MiB more',
    judge(of('with', 'rssMib') - of('without', 'rssMib'), {
      max: goals.memoryMib,
    }),
  );
  show(
    'calls of another route, ratio',
    judge(median(calls.with) / median(calls.without), { min: goals.calls }),
  );
});

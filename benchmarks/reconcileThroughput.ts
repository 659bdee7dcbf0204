/**
 * Goal P1: how many passes a second the reconciler makes with an adapter that does nothing: with a change of state, its audit
 * event and its messages, and without. On PostgreSQL against graphile-worker (local queue of 500, completion in batches) and
 * pg-boss (50 fetched and completed at a time); on SQLite against bare Knex that claims and completes 50 at a time. All on
 * one database each, in turns, as durable as they come.
 *
 *     … benchmarks/reconcileThroughput.ts [passes, 10000 unless given]
 */
import { openSites, type Knex, type Site } from './support/databases';
import { judge, median, rate, runBenchmark, show } from './support/figures';
import {
  drifted,
  fillPlacements,
  inSync,
  makeDue,
  openDatabase,
  workThrough,
} from './support/reconciling';
import {
  measureBareKnex,
  measureGraphile,
  measurePgBoss,
} from './support/yardsticks';

const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 3);
const localQueueSize = 500;

type Measure = () => Promise<number>;

/** Passes a second in which environments drift and come back, in turns, so that each changes what everybody sees. */
function measurePasses(site: Site, knex: Knex): Measure[] {
  let drifts = false;
  const pass = async (answer: typeof inSync) => {
    await makeDue(knex);
    await site.settle(knex);
    return rate(count, await workThrough(knex, { answer, count }));
  };
  return [
    async () => {
      drifts = !drifts;
      return pass(drifts ? drifted : inSync);
    },
    async () => pass(drifts ? drifted : inSync),
  ];
}

async function openFilled(site: Site, environments: boolean): Promise<Knex> {
  const knex = await site.open();
  await fillPlacements(knex, {
    count,
    environments,
    runtimes: ['cluster-a', 'cluster-b', 'cluster-c', 'cluster-d'],
  });
  return knex;
}

async function measureInTurns(
  measures: Record<string, Measure>,
): Promise<Map<string, number>> {
  const rates = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, measure] of Object.entries(measures)) {
      const value = await measure();
      rates.set(name, [...(rates.get(name) ?? []), value]);
    }
  }
  return new Map([...rates].map(([name, values]) => [name, median(values)]));
}

async function measureSite(site: Site): Promise<void> {
  const namespaces = await openFilled(site, false);
  const environments = await openFilled(site, true);
  const [changed, unchanged] = measurePasses(site, namespaces);
  const [changedRequest, unchangedRequest] = measurePasses(site, environments);
  const yardsticks: Record<string, Measure> =
    site.name === 'PostgreSQL' ? await onPostgres(site) : await onSqlite(site);
  const rates = await measureInTurns({
    ...yardsticks,
    'namespaces, state changed, audited': changed,
    'namespaces, nothing changed': unchanged,
    'environments, state changed, audited': changedRequest,
    'environments, nothing changed': unchangedRequest,
  });
  console.log(
    `\n${site.name}: passes or jobs a second, medians of ${rounds} runs of ${count}`,
  );
  for (const [name, value] of rates) {
    show(name, value.toFixed(0).padStart(7));
  }
  const goals =
    site.name === 'PostgreSQL'
      ? { 'graphile-worker': 0.3, 'pg-boss': 2 }
      : { Knex: 0.5 };
  for (const [name, value] of rates) {
    if (name in yardsticks) {
      continue;
    }
    for (const [yardstick, min] of Object.entries(goals)) {
      const base = [...rates].find(([key]) => key.startsWith(yardstick))![1];
      show(`${name} / ${yardstick}`, judge(value / base, { min }));
    }
  }
}

async function onPostgres(site: Site): Promise<Record<string, Measure>> {
  const graphile = await site.open();
  const boss = await site.open();
  return {
    [`graphile-worker, local queue ${localQueueSize}, batched completion`]:
      () =>
        measureGraphile(graphile, site.urlOf(graphile), {
          count,
          concurrency: 100,
          localQueueSize,
        }),
    'pg-boss, fetch 50': () =>
      measurePgBoss(site.urlOf(boss), { count, batchSize: 50, loops: 1 }),
  };
}

async function onSqlite(site: Site): Promise<Record<string, Measure>> {
  const bare = await site.open();
  // Opened like the plugin's own.
  await openDatabase(bare);
  return {
    'Knex, claim 50 and complete 50': () =>
      measureBareKnex(bare, { count, batchSize: 50 }),
  };
}

runBenchmark(async () => {
  for (const site of await openSites()) {
    try {
      await measureSite(site);
    } finally {
      await site.close();
    }
  }
});

/**
 * Goal P4: how many passes a second the reconciler makes on runtime environments that answer at once, while a hundred
 * others take ten seconds for each call and have more to do than they have hands; against the same without those.
 *
 *     … benchmarks/slowAdapters.ts [passes, 4000 unless given]
 */
import { setTimeout } from 'node:timers/promises';
import { openSites, type Knex, type Site } from './support/databases';
import { judge, median, rate, runBenchmark, show } from './support/figures';
import {
  fillPlacements,
  inSync,
  makeDue,
  startReconciling,
} from './support/reconciling';

const count = Number(process.argv[2] ?? 4_000);
const rounds = 3;
const slowCount = 100;
const slowMs = 10_000;
// What a backend has where nobody says otherwise.
const concurrency = 10;
const quick = ['quick-a', 'quick-b', 'quick-c', 'quick-d'];
const slow = Array.from({ length: slowCount }, (_, index) => `slow-${index}`);

async function measure(knex: Knex, hasSlow: boolean): Promise<number> {
  await makeDue(knex);
  let left = count;
  let finish: () => void = () => {};
  const finished = new Promise<void>(resolve => {
    finish = resolve;
  });
  let waiting = 0;
  const pipeline = await startReconciling(knex, {
    config: { concurrency },
    answer: async (desired, runtime) => {
      if (runtime.startsWith('slow')) {
        waiting += 1;
        await setTimeout(slowMs);
      }
      return inSync(desired, runtime);
    },
    onWorked(runtime) {
      if (runtime.startsWith('quick')) {
        left -= 1;
        if (left === 0) {
          finish();
        }
      }
    },
  });
  const startedAt = performance.now();
  pipeline.wake();
  await finished;
  const elapsed = performance.now() - startedAt;
  if (hasSlow && waiting < slowCount) {
    throw new Error('The slow ones were not at work');
  }
  await pipeline.stop();
  return rate(count, elapsed);
}

async function measureSite(site: Site): Promise<void> {
  const without = await site.open();
  await fillPlacements(without, {
    count,
    environments: false,
    runtimes: quick,
  });
  const beside = await site.open();
  await fillPlacements(beside, { count, environments: false, runtimes: quick });
  // Twice as many as there are hands, so that there is always more.
  await fillPlacements(beside, {
    count: slowCount * concurrency * 2,
    environments: false,
    runtimes: slow,
  });
  const rates = { without: [] as number[], beside: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    await site.settle(without);
    rates.without.push(await measure(without, false));
    await site.settle(beside);
    rates.beside.push(await measure(beside, true));
  }
  console.log(
    `\n${site.name}: passes a second on ${quick.length} quick ones, ${concurrency} hands each, medians of ${rounds} runs of ${count}`,
  );
  show('alone', median(rates.without).toFixed(0));
  show(`beside ${slowCount} slow ones`, median(rates.beside).toFixed(0));
  show(
    'ratio',
    judge(median(rates.beside) / median(rates.without), { min: 0.9 }),
  );
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

/**
 * Goal P12: inserts a second into SQLite in a file as the control plane opens it (write-ahead log, NORMAL), against the
 * same as Backstage opens it. Each insert is a transaction of its own.
 *
 *     … benchmarks/sqliteWal.ts [inserts, 1000 unless given]
 */
import { tuneConnection } from '../plugins/control-plane-backend/src/database/dialect';
import { sqlite, type Knex } from './support/databases';
import { judge, median, rate, runBenchmark, show } from './support/figures';

const count = Number(process.argv[2] ?? 1_000);
const rounds = 5;

async function insertAll(knex: Knex): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < count; index++) {
    await knex('rows').insert({ content: 'something that happened' });
  }
  return rate(count, performance.now() - startedAt);
}

async function open(knex: Knex): Promise<Knex> {
  await knex.schema.createTable('rows', table => {
    table.increments('id');
    table.text('content').notNullable();
  });
  return knex;
}

runBenchmark(async () => {
  const site = sqlite();
  try {
    const usual = await open(await site.open());
    const tuned = await site.open();
    await tuneConnection(tuned);
    await open(tuned);
    const rates = { usual: [] as number[], tuned: [] as number[] };
    // In turns, so that whatever else the machine does falls on both alike.
    for (let round = 0; round < rounds; round++) {
      rates.usual.push(await insertAll(usual));
      rates.tuned.push(await insertAll(tuned));
    }
    console.log(`Inserts a second, medians of ${rounds} runs of ${count}`);
    show('as Backstage opens it', median(rates.usual).toFixed(0));
    show('as the control plane opens it', median(rates.tuned).toFixed(0));
    show(
      'ratio',
      judge(median(rates.tuned) / median(rates.usual), { min: 10 }),
    );
  } finally {
    await site.close();
  }
});

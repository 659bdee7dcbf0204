import { Logger, makeWorkerUtils, run, type Runner } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import { rate } from './figures';
import type { Knex } from './databases';

const silent = new Logger(() => () => {});
const jobsPerInsert = 1_000;

function* inParts(count: number): Generator<number> {
  for (let left = count; left > 0; left -= jobsPerInsert) {
    yield Math.min(left, jobsPerInsert);
  }
}

/** Jobs a second of graphile-worker with all that it has to be fast: a local queue, and completion in batches. */
export async function measureGraphile(
  knex: Knex,
  connectionString: string,
  options: { count: number; concurrency: number; localQueueSize: number },
): Promise<number> {
  const { count, concurrency, localQueueSize } = options;
  const utils = await makeWorkerUtils({ connectionString, logger: silent });
  await utils.migrate();
  for (const size of inParts(count)) {
    await utils.addJobs(
      Array.from({ length: size }, () => ({ identifier: 'noop', payload: {} })),
    );
  }
  await utils.release();
  await knex.raw('vacuum analyze');
  let startedAt = 0;
  let left = count;
  let runner: Runner | undefined;
  await new Promise<void>((resolve, reject) => {
    run({
      connectionString,
      logger: silent,
      concurrency,
      noHandleSignals: true,
      preset: {
        worker: {
          localQueue: { size: localQueueSize },
          completeJobBatchDelay: 0,
        },
      },
      taskList: {
        async noop() {
          startedAt ||= performance.now();
          left -= 1;
          if (left === 0) {
            resolve();
          }
        },
      },
    }).then(started => {
      runner = started;
    }, reject);
  });
  // They count when the database has kept that they are done.
  for (;;) {
    const { rows } = await knex.raw(
      'select count(*)::integer as count from graphile_worker._private_jobs',
    );
    if (rows[0].count === 0) {
      break;
    }
  }
  const elapsed = performance.now() - startedAt;
  await runner?.stop();
  return rate(count, elapsed);
}

/** Time from the commit of a job to the start of its task, for a worker that waits. */
export async function measureGraphileStart(
  connectionString: string,
  rounds: number,
): Promise<number[]> {
  const utils = await makeWorkerUtils({ connectionString, logger: silent });
  await utils.migrate();
  let started: (at: number) => void = () => {};
  const runner = await run({
    connectionString,
    logger: silent,
    concurrency: 10,
    noHandleSignals: true,
    taskList: {
      async noop() {
        started(performance.now());
      },
    },
  });
  const elapsed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = new Promise<number>(resolve => {
      started = resolve;
    });
    const addedAt = performance.now();
    await utils.addJob('noop', {});
    elapsed.push((await start) - addedAt);
  }
  await runner.stop();
  await utils.release();
  return elapsed;
}

/** Jobs a second of pg-boss, fetched and completed so many at a time. */
export async function measurePgBoss(
  connectionString: string,
  options: { count: number; batchSize: number; loops: number },
): Promise<number> {
  const { count, batchSize, loops } = options;
  const boss = new PgBoss({ connectionString, supervise: false });
  boss.on('error', error => console.error(error));
  await boss.start();
  await boss.createQueue('noop');
  for (const size of inParts(count)) {
    await boss.insert(
      'noop',
      Array.from({ length: size }, () => ({ data: {} })),
    );
  }
  const startedAt = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: loops }, async () => {
      while (done < count) {
        const jobs = await boss.fetch('noop', { batchSize });
        if (jobs.length === 0) {
          return;
        }
        await boss.complete(
          'noop',
          jobs.map(({ id }) => id),
        );
        done += jobs.length;
      }
    }),
  );
  const elapsed = performance.now() - startedAt;
  await boss.stop({ graceful: false });
  return rate(done, elapsed);
}

/** Jobs a second of a bare table, claimed and completed so many at a time: what there is to be had with Knex. */
export async function measureBareKnex(
  knex: Knex,
  options: { count: number; batchSize: number },
): Promise<number> {
  const { count, batchSize } = options;
  const isPostgres = String(knex.client.config.client).includes('pg');
  await knex.schema.dropTableIfExists('bare_jobs');
  await knex.schema.createTable('bare_jobs', table => {
    table.increments('id');
    table.string('due_at', 24).notNullable().index();
    table.string('ticket', 36).nullable();
    table.text('payload').notNullable();
  });
  for (const size of inParts(count)) {
    await knex.batchInsert(
      'bare_jobs',
      Array.from({ length: size }, () => ({
        due_at: '2026-01-31T12:00:00.000Z',
        payload: '{}',
      })),
      100,
    );
  }
  const startedAt = performance.now();
  let done = 0;
  for (;;) {
    const rows: { id: number }[] = await knex('bare_jobs')
      .whereIn(
        'id',
        knex('bare_jobs')
          .select('id')
          .where('due_at', '<=', new Date().toISOString())
          .whereNull('ticket')
          .orderBy('due_at')
          .limit(batchSize)
          .modify(query => {
            if (isPostgres) {
              query.forUpdate().skipLocked();
            }
          }),
      )
      .update({ ticket: 'mine' })
      .returning('id');
    if (rows.length === 0) {
      break;
    }
    await knex('bare_jobs')
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .delete();
    done += rows.length;
  }
  return rate(done, performance.now() - startedAt);
}

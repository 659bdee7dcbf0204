/**
 * Goal P3: two processes reconcile on one PostgreSQL, and one of them is killed in the middle of its work (SIGKILL). How
 * long after its lease the other has taken all of it over; whether anything was lost; what was done twice; and whether a
 * stale write came through. With a lease of 30 seconds, as a backend has it where nobody says otherwise, and a short one.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { openPostgres, type Knex, type Site } from './support/databases';
import { judge, runBenchmark, show } from './support/figures';
import { fillPlacements } from './support/reconciling';

const count = 400;
const concurrency = 10;
const workMs = 2_000;
const runtimes = ['cluster-a', 'cluster-b'];
/** What one process has under way at the most. */
const batch = concurrency * runtimes.length;
const leases = [3_000, 30_000];

async function startWorker(
  site: Site,
  knex: Knex,
  worker: string,
  leaseMs: number,
): Promise<ChildProcess> {
  const child = fork(require.resolve('./support/worker.ts'), {
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    env: {
      ...process.env,
      WORKER: JSON.stringify({
        url: site.urlOf(knex),
        worker,
        leaseMs,
        concurrency,
        workMs,
      }),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) {
    await setTimeout(50);
  }
}

const logOf = (knex: Knex, worker: string) =>
  knex('work_log').where({ worker });

async function measureLease(site: Site, leaseMs: number): Promise<void> {
  const knex = await site.open();
  await fillPlacements(knex, { count, environments: false, runtimes });
  await knex.schema.createTable('work_log', table => {
    table.increments('id');
    table.string('namespace_id', 36).notNullable();
    table.string('worker').notNullable();
    table.timestamp('begun_at').defaultTo(knex.raw('clock_timestamp()'));
    table.timestamp('ended_at').nullable();
  });
  const killed = await startWorker(site, knex, 'killed', leaseMs);
  const survivor = await startWorker(site, knex, 'survivor', leaseMs);
  await until(async () => {
    const begun = await logOf(knex, 'killed').whereNull('ended_at');
    const done = await logOf(knex, 'killed').whereNotNull('ended_at');
    return done.length > batch && begun.length > batch / 2;
  });
  await kill(killed);
  const { rows: moments } = await knex.raw('select clock_timestamp() as at');
  const killedAt: Date = moments[0].at;
  // It may have recorded, or have been about to record, what it no longer told in the log.
  const left: { namespace_id: string }[] = await knex('placements')
    .whereNotNull('ticket')
    .whereIn('namespace_id', logOf(knex, 'killed').select('namespace_id'))
    .whereNotIn('namespace_id', logOf(knex, 'survivor').select('namespace_id'));
  const ids = left.map(({ namespace_id }) => namespace_id);
  await until(async () => {
    const taken = await logOf(knex, 'survivor')
      .whereIn('namespace_id', ids)
      .countDistinct({ count: 'namespace_id' });
    return Number(taken[0].count) === ids.length;
  });
  const [{ last }] = await logOf(knex, 'survivor')
    .whereIn('namespace_id', ids)
    .max({ last: 'begun_at' });
  await until(async () => {
    const due = await knex('placements').where(
      'next_reconcile_at',
      '<',
      '2026-02-01',
    );
    return due.length === 0;
  });
  const { rows } = await knex.raw(
    `select count(*)::integer as count,
       count(*) filter (where together)::integer as together
     from (
       select namespace_id, bool_or(begun_at < previous_end) as together
       from (
         select namespace_id, begun_at, lag(ended_at) over (partition by namespace_id order by begun_at) as previous_end
         from work_log
       ) as passes group by namespace_id having count(*) > 1
     ) as repeated`,
  );
  const [{ count: worked }] = await knex('work_log')
    .whereNotNull('ended_at')
    .countDistinct({ count: 'namespace_id' });
  await kill(survivor);
  console.log(
    `\nlease of ${leaseMs / 1_000} s, ${ids.length} of ${count} under way in the process that was killed`,
  );
  const takeoverMs =
    new Date(last as unknown as string).getTime() - killedAt.getTime();
  show(
    'all taken over, seconds after the kill',
    judge(takeoverMs / 1_000, { max: leaseMs / 1_000 + 2 }),
  );
  show('lost', judge(count - Number(worked), { max: 0 }));
  show('done twice', judge(rows[0].count, { max: batch }));
  show('worked on by two at a time', judge(rows[0].together, { max: 0 }));
}

runBenchmark(async () => {
  const site = await openPostgres();
  if (!site) {
    return;
  }
  try {
    for (const leaseMs of leases) {
      await measureLease(site, leaseMs);
    }
  } finally {
    await site.close();
  }
});

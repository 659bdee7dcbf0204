/** A process that reconciles what is due, and keeps a log of what it began, until it is killed. */
import { setTimeout } from 'node:timers/promises';
import { connectPostgres } from './databases';
import { inSync, startReconciling } from './reconciling';

async function main(): Promise<void> {
  const { url, worker, leaseMs, concurrency, workMs } = JSON.parse(
    process.env.WORKER ?? '{}',
  );
  const knex = connectPostgres(url);
  const pipeline = await startReconciling(knex, {
    config: { leaseMs, concurrency },
    async answer(desired, runtime) {
      const [{ id }] = await knex('work_log')
        .insert({ namespace_id: desired.id, worker })
        .returning('id');
      await setTimeout(workMs);
      await knex('work_log')
        .where({ id })
        .update({ ended_at: knex.raw('clock_timestamp()') });
      return inSync(desired, runtime);
    },
  });
  pipeline.wake();
  // What the scheduler service does for a backend.
  setInterval(() => pipeline.wake(), 1_000);
  // Whoever started it has ended.
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

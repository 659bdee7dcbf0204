import { setTimeout } from 'node:timers/promises';
import knexFactory, { type Knex } from 'knex';
import { waitFor } from '../waitFor';
import { chaosLeaseMs, chaosRuntimes } from './chaosConfig';
import { ChaosFleet } from './ChaosFleet';
import { ChaosWorkload } from './ChaosWorkload';
import { checkChaos, type ChaosReport } from './checkChaos';
import { createWorld, installGuards, type Weather } from './world';

/** What a run consists of. */
export type ChaosOptions = {
  /** Addresses of the databases: an empty one for the control plane, and one for everything outside of it. */
  connections: { plane: string; world: string };
  replicas: number;
  namespaces: number;
  /** How long processes are killed and paused. */
  durationMs: number;
  /** From one blow to the next. */
  intervalMs: number;
  /** Kills the database of the control plane and starts it again. */
  restartDatabase?: () => Promise<void>;
  /** How often; not at all when absent. */
  databaseRestarts?: number;
  /** How long everything may take to be in order afterwards. */
  settleMsMax?: number;
  /** Told how it goes on, for people. */
  log?: (line: string) => void;
};

/** How long everything may take to be in order once nothing disturbs any more; messages have leases of 30 s. */
const settleMsMaxDefault = 240_000;

/** How long a replica may take to start. */
const startMsMax = 600_000;

/**
 * Replicas of the backend on one database, with people who make, change and remove namespaces, over runtime environments of
 * which one flaps and one hangs; a random replica is killed or paused for longer than its lease again and again. Then
 * everything is left in peace, and must be in order.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const {
    connections,
    settleMsMax: patienceMs = settleMsMaxDefault,
    log = () => {},
  } = options;
  const plane = connect(connections.plane);
  const world = connect(connections.world);
  const fleet = new ChaosFleet({ connections, world });
  const workload = new ChaosWorkload(fleet);
  try {
    await createWorld(world);
    await setWeather(world, { flapping: 'failing', hanging: 'hanging' });
    // Alone at first, so that the guards stand before anything happens.
    await fleet.start();
    await installGuards({ plane, world });
    await Promise.all(
      Array.from({ length: options.replicas - 1 }, () => fleet.start()),
    );
    log(`${fleet.size} replicas have started`);

    const startedAt = performance.now();
    // However slow the machine, it goes on until everything has been made.
    let isMade = false;
    const isOver = () =>
      isMade && performance.now() > startedAt + options.durationMs;
    await Promise.all([
      workload.make(options.namespaces).finally(() => {
        isMade = true;
      }),
      strike(fleet, options, isOver),
      flap(world, isOver),
      disturb(workload, options, isOver),
      disturb(workload, options, isOver),
      restart(world, options, startedAt),
    ]);
    log(
      `${workload.items.length} namespaces were made, ${workload.changes} changed or removed`,
    );

    await setWeather(world, { flapping: 'fair', hanging: 'fair' });
    await fleet.whenStarted();
    const settledMs = await settle(plane, patienceMs);
    log(`in order after ${Math.round(settledMs / 1_000)} s`);
    await lookAgain(plane, patienceMs);
    const report = await checkChaos({ plane, world, items: workload.items });
    report.breaches.push(...(await checkChain(workload)));
    return {
      breaches: report.breaches,
      figures: { ...report.figures, changes: workload.changes, settledMs },
    };
  } finally {
    await fleet.stop();
    await plane.destroy();
    await world.destroy();
  }
}

function connect(connection: string): Knex {
  return knexFactory({ client: 'pg', connection, pool: { min: 0, max: 5 } });
}

async function setWeather(
  world: Knex,
  weather: Partial<Record<(typeof chaosRuntimes)[number], Weather>>,
): Promise<void> {
  await world('world_weather')
    .insert(
      Object.entries(weather).map(([runtime, each]) => ({
        runtime,
        weather: each,
      })),
    )
    .onConflict('runtime')
    .merge();
}

/** Kills one, then pauses one for longer than its lease, and so on: each at least once, and never the last. */
async function strike(
  fleet: ChaosFleet,
  { intervalMs }: ChaosOptions,
  isOver: () => boolean,
): Promise<void> {
  const pauses: Promise<void>[] = [];
  for (let blow = 1; blow <= 2 || !isOver(); blow += 1) {
    await setTimeout(intervalMs);
    await waitFor(
      async () => fleet.size,
      size => size > 1,
      // Each takes its time to start, and more on a machine that is busy.
      startMsMax,
    );
    if (blow % 3 === 2) {
      pauses.push(fleet.pause(1.5 * chaosLeaseMs));
    } else {
      await fleet.kill();
    }
  }
  await Promise.all(pauses);
}

async function flap(world: Knex, isOver: () => boolean): Promise<void> {
  const turns: Weather[] = ['fair', 'failing', 'away'];
  for (let turn = 0; !isOver(); turn += 1) {
    await setWeather(world, { flapping: turns[turn % turns.length] });
    await setTimeout(1_500);
  }
}

async function disturb(
  workload: ChaosWorkload,
  { durationMs, namespaces }: ChaosOptions,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    await setTimeout(durationMs / namespaces);
    await workload.disturb();
  }
}

/** Spreads the restarts of the database over the run. */
async function restart(
  world: Knex,
  { restartDatabase, databaseRestarts = 0, durationMs }: ChaosOptions,
  startedAt: number,
): Promise<void> {
  if (!restartDatabase) {
    return;
  }
  for (let count = 1; count <= databaseRestarts; count += 1) {
    const at = startedAt + (durationMs * count) / (databaseRestarts + 1);
    await setTimeout(Math.max(0, at - performance.now()));
    await world('world_faults').insert({ kind: 'restarting' });
    await restartDatabase();
    await world('world_faults').insert({ kind: 'restarted' });
  }
}

/** Waits until nothing is left to do or to tell; answers with how long that took. */
async function settle(plane: Knex, patienceMs: number): Promise<number> {
  const startedAt = performance.now();
  await waitFor(
    async () => ({
      underWay: await countUnfinished(plane),
      messages: await plane('outbox').count({ count: '*' }).first(),
    }),
    ({ underWay, messages }) =>
      underWay.length === 0 && Number(messages?.count) === 0,
    patienceMs,
  );
  return performance.now() - startedAt;
}

async function countUnfinished(plane: Knex) {
  return plane('placements')
    .where(query =>
      query
        .whereNotIn('status', ['ready', 'deleted'])
        .orWhereNotNull('ticket')
        .orWhereRaw('observed_generation is distinct from generation'),
    )
    .limit(5)
    .select('namespace_id', 'runtime', 'status', 'message', 'ticket');
}

/** Has every placement looked at once more, which finds whatever differs. */
async function lookAgain(plane: Knex, patienceMs: number): Promise<void> {
  const resting = () =>
    plane('placements').whereNotNull('next_reconcile_at').whereNull('ticket');
  const [{ now }] = await plane.select({
    now: plane.raw(
      `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    ),
  });
  await resting().update({ next_reconcile_at: now });
  await waitFor(
    () =>
      plane('placements')
        .where('status', 'ready')
        .andWhere('observed_at', '<', now)
        .limit(5)
        .select('namespace_id', 'runtime', 'message'),
    rows => rows.length === 0,
    patienceMs,
  );
}

async function checkChain(workload: ChaosWorkload): Promise<string[]> {
  const { body } = await workload.call('ada', 'GET', '/v1/audit/verify');
  return body.status === 'intact'
    ? []
    : [`the audit log does not verify: ${JSON.stringify(body)}`];
}

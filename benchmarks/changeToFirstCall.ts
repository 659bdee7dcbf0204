/**
 * Goal P2: how long it takes from a change until the adapter is first called; against how long graphile-worker takes from
 * adding a job to the start of its task, on the same PostgreSQL, and Backstage's scheduler service from a manual trigger to
 * the start of the task. On PostgreSQL also when another replica than the one that was asked does the work. Medians.
 */
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createGate } from '../plugins/control-plane-backend/src/__testUtils__/createGate';
import {
  startControlPlane,
  type TestControlPlane,
} from '../plugins/control-plane-backend/src/__testUtils__/startControlPlane';
import {
  connectPostgres,
  openPostgres,
  sqlite,
  type Knex,
  type Site,
} from './support/databases';
import { judge, median, percentile, runBenchmark } from './support/figures';
import { measureGraphileStart } from './support/yardsticks';
import { median, percentile, runBenchmark } from './support/figures';

const rounds = 50;
// Each takes up to the five seconds after which the scheduler looks again.
const triggers = 8;

/** Times from a change at one control plane to the first call by another, which may be the same. */
async function measureControlPlane(
  asked: TestControlPlane,
  working: TestControlPlane,
): Promise<number[]> {
  const token = await asked.token('ana', ['requester']);
  const elapsed: number[] = [];
  let answeredAt = 0;
  let called: (at: number) => void = () => {};
  asked.adapter.onCall = async call => {
    if (call === 'plan') {
      // Planning is part of the request; the clock starts before the commit and runs over it.
      answeredAt = performance.now();
    }
  };
  const planned = asked.adapter.onCall;
  working.adapter.onCall = async (call, desired, signal) => {
    await planned(call, desired, signal);
    if (call === 'observe') {
      called(performance.now());
    }
  };
  for (let round = 0; round < rounds; round++) {
    const first = new Promise<number>(resolve => {
      called = resolve;
    });
    const { id } = await asked.client.createEnvironmentRequest(
      request(`app-${round}`),
      { token },
    );
    elapsed.push((await first) - answeredAt);
    // What is still under way would be measured along.
    while (
      (await asked.client.getEnvironmentRequest(id, { token })).status !==
      'ready'
    ) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
  return elapsed;
}

const request = (app: string) => ({
  app,
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
});

// Far apart, so that nothing is found by looking now and then.
const reconciler = {
  pollInterval: { hours: 1 },
  callTimeout: { hours: 1 },
  lease: { seconds: 30 },
};

async function measureAlone(knex: Knex): Promise<number[]> {
  const plane = await startControlPlane({ knex, config: { reconciler } });
  const elapsed = await measureControlPlane(plane, plane);
  await plane.stop();
  return elapsed;
}

/** One that has its only hand full is asked; the other one hears of it by NOTIFY alone. */
async function measureOther(site: Site): Promise<number[]> {
  const knex = await site.open();
  const asked = await startControlPlane({
    knex,
    config: { reconciler: { ...reconciler, concurrency: 1 } },
  });
  const gate = createGate();
  asked.adapter.onCall = (call, _desired, signal) =>
    call === 'observe' ? gate.pass(signal) : Promise.resolve();
  await asked.client.createEnvironmentRequest(request('busy'), {
    token: await asked.token('ana', ['requester']),
  });
  while (gate.waiting === 0) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  const other = connectPostgres(site.urlOf(knex));
  const working = await startControlPlane({
    knex: other,
    config: { reconciler },
  });
  const elapsed = await measureControlPlane(asked, working);
  gate.open();
  await working.stop();
  await asked.stop();
  await other.destroy();
  return elapsed;
}

async function measureScheduler(knex: Knex): Promise<number[]> {
  let scheduler: SchedulerService | undefined;
  let started: (at: number) => void = () => {};
  const firstRun = new Promise<number>(resolve => {
    started = resolve;
  });
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'yardstick',
        register(env) {
          env.registerInit({
            deps: { service: coreServices.scheduler },
            async init({ service }) {
              scheduler = service;
              await service.scheduleTask({
                id: 'task',
                frequency: { hours: 10 },
                timeout: { minutes: 1 },
                fn: async () => started(performance.now()),
              });
            },
          });
        },
      }),
      mockServices.database.factory({ knex }),
      schedulerServiceFactory,
    ],
  });
  await firstRun;
  const elapsed: number[] = [];
  await new Promise(resolve => setTimeout(resolve, 500));
  for (let round = 0; round < triggers; round++) {
    const start = new Promise<number>(resolve => {
      started = resolve;
    });
    const triggeredAt = performance.now();
    await scheduler?.triggerTask('task');
    elapsed.push((await start) - triggeredAt);
    // A task that has not quite ended cannot be triggered.
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  await backend.stop();
  return elapsed;
}

function show(name: string, values: number[]): void {
  console.log(
    `${name.padEnd(58)} p50 ${median(values).toFixed(1)} ms   p99 ${percentile(
      values,
      0.99,
    ).toFixed(1)} ms`,
  );
}

runBenchmark(async () => {
  const files = sqlite();
  const server = await openPostgres();
  const scheduler = await measureScheduler(await files.open());
  show('scheduler service: trigger to start', scheduler);
  const compare = (ours: number[], yardstick: number[], max: number) =>
    console.log(`  ${judge(median(ours) / median(yardstick), { max })}`);

  const onSqlite = await measureAlone(await files.open());
  show('SQLite: change to first call', onSqlite);
  compare(onSqlite, scheduler, 0.02);
  await files.close();
  if (server) {
    const graphile = await measureGraphileStart(
      server.urlOf(await server.open()),
      rounds,
    );
    show('graphile-worker: job added to start', graphile);
    const ours = await measureAlone(await server.open());
    const other = await measureOther(server);
    for (const [name, values] of [
      ['PostgreSQL: change to first call', ours],
      ['PostgreSQL: change to first call by another replica', other],
    ] as const) {
      show(name, values);
      compare(values, graphile, 3);
      compare(values, scheduler, 0.02);
    }
    await server.close();
  }
});

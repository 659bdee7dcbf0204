/**
 * How long it takes from the answer to a change until the adapter is called, against how long Backstage's scheduler
 * service takes from a manual trigger until the task starts. Both on SQLite in memory, one replica, medians.
 */
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createRequire } from 'node:module';
import { startControlPlane } from '../plugins/control-plane-backend/src/__testUtils__';

const rounds = 50;
// Each takes up to the five seconds after which the scheduler looks again.
const triggers = 8;
const knexFactory = createRequire(
  require.resolve('../plugins/control-plane-backend/package.json'),
)('knex');

function connect() {
  return knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function measureControlPlane(): Promise<number[]> {
  const plane = await startControlPlane({ knex: connect() });
  const token = await plane.token('ana', ['requester']);
  const elapsed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let answeredAt = 0;
    const called = new Promise<number>(resolve => {
      plane.adapter.onCall = async call => {
        if (call === 'observe') {
          resolve(performance.now());
        }
        if (call === 'plan') {
          // Planning is part of the request; the clock starts before the commit and runs over it.
          answeredAt = performance.now();
        }
      };
    });
    await plane.client.createEnvironmentRequest(
      {
        app: `app-${round}`,
        team: 'team-payments',
        class: 'preview',
        region: 'us-east-1',
      },
      { token },
    );
    elapsed.push((await called) - answeredAt);
  }
  await plane.stop();
  return elapsed;
}

async function measureScheduler(): Promise<number[]> {
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
      mockServices.database.factory({ knex: connect() }),
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

async function main() {
  const ours = await measureControlPlane();
  const yardstick = await measureScheduler();
  const show = (name: string, values: number[]) =>
    console.log(
      `${name.padEnd(44)} p50 ${percentile(values, 0.5).toFixed(
        1,
      )} ms   p99 ${percentile(values, 0.99).toFixed(1)} ms`,
    );
  show('control plane: change to first adapter call', ours);
  show('scheduler service: trigger to start', yardstick);
  console.log(
    `ratio of the medians (control plane / scheduler): ${(
      percentile(ours, 0.5) / percentile(yardstick, 0.5)
    ).toFixed(3)}`,
  );
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);

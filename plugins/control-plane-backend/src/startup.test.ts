import { setTimeout } from 'node:timers/promises';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { startControlPlane, waitFor } from './__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('begins its work in the background once every plugin has started', async () => {
  const happened: string[] = [];
  const plane = await startControlPlane({
    databases,
    databaseId: 'SQLITE_3',
    features: [
      createBackendPlugin({
        pluginId: 'slow',
        register({ registerInit }) {
          registerInit({
            deps: {},
            async init() {
              await setTimeout(2_000);
              happened.push('another plugin has started');
            },
          });
        },
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({
          async publish() {},
          async subscribe() {
            happened.push('the control plane listens');
          },
        }),
      }),
    ],
  });
  await plane.stop();
  expect(happened.slice(0, 2)).toEqual([
    'another plugin has started',
    'the control plane listens',
  ]);
});

it('starts the others when a part cannot start, and that part later', async () => {
  const scheduled: string[] = [];
  let failures = 0;
  const plane = await startControlPlane({
    databases,
    databaseId: 'SQLITE_3',
    scheduler: mockServices.scheduler.mock({
      async scheduleTask({ id }) {
        if (id === 'forget-idempotency-keys' && failures === 0) {
          failures += 1;
          throw new Error('The database does not answer');
        }
        scheduled.push(id);
      },
    }).factory,
  });
  expect(failures).toBe(1);
  expect(scheduled).toContain('reconcile-due-placements');
  expect(scheduled).not.toContain('forget-idempotency-keys');
  await waitFor(
    async () => scheduled,
    ids => ids.includes('forget-idempotency-keys'),
  );
  await plane.stop();
  expect(new Set(scheduled).size).toBe(scheduled.length);
});

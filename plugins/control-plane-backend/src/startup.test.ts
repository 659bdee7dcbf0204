import { setTimeout } from 'node:timers/promises';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { startControlPlane } from './__testUtils__';

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

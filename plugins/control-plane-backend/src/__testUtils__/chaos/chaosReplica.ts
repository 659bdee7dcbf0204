import { hostname } from 'node:os';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import knexFactory, { type Knex } from 'knex';
import { shiftClock } from '../shiftClock';
import { startControlPlane } from '../startControlPlane';
import { ChaosAdapter } from './ChaosAdapter';
import { chaosConfig } from './chaosConfig';

const worker = `${hostname()}/${process.pid}`;

function connect(connection: string, max: number): Knex {
  const url = new URL(connection);
  // So that the database can tell who writes; it keeps 63 characters.
  url.searchParams.set('application_name', worker.slice(0, 63));
  return knexFactory({
    client: 'pg',
    connection: url.href,
    pool: { min: 0, max },
  });
}

/** A replica of the backend in a process of its own, to be killed and paused, that tells the world what it sends. */
async function main(): Promise<void> {
  const { plane, world, clockOffsetMs } = JSON.parse(process.env.CHAOS ?? '{}');
  shiftClock(clockOffsetMs);
  const planeKnex = connect(plane, 10);
  const worldKnex = connect(world, 30);
  const tell = (kind: string, key: string) =>
    worldKnex('world_sent').insert({ kind, key, worker });

  const { url } = await startControlPlane({
    knex: planeKnex,
    otherAdapters: [
      new ChaosAdapter({ world: worldKnex, plane: connect(plane, 5), worker }),
    ],
    config: chaosConfig,
    features: [
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({
          async publish({ eventPayload }) {
            const { message_id } = eventPayload as { message_id: string };
            await tell('event', message_id);
          },
          async subscribe() {},
        }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ async publish() {} }),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          async send({ payload }) {
            await tell('notification', `${payload.scope} ${payload.title}`);
          },
        }),
      }),
    ],
  });
  process.send?.({ url, worker });
}

process.on('disconnect', () => process.exit());

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

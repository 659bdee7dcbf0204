import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { connectionOf, mintToken, waitFor } from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const leaseMs = 3_000;
const requestCount = 24;

type Replica = { process: ChildProcess; client: ControlPlaneClient };
type LogRow = {
  request_id: string;
  worker: string;
  phase: 'begin' | 'end';
  at: Date;
};

describe.each(databases.eachSupportedId())(
  'replicas of the backend on one %p',
  id => {
    let knex: Knex;
    const replicas: Replica[] = [];

    async function start(worker: string): Promise<Replica> {
      const child = fork(require.resolve('../__testUtils__/replica.ts'), {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        env: {
          ...process.env,
          NODE_ENV: 'test',
          REPLICA: JSON.stringify({
            connection: connectionOf(knex),
            worker,
          }),
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const url = new Promise<string>((resolve, reject) => {
        // Backstage sends messages of its own.
        child.on('message', (message: { url?: string }) => {
          if (message.url) {
            resolve(message.url);
          }
        });
        child.on('exit', () => reject(new Error(`${worker} has ended`)));
      });
      const replica = {
        process: child,
        client: ControlPlaneClient.create({ baseUrl: () => url }),
      };
      replicas.push(replica);
      await url;
      return replica;
    }

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.schema.createTable('live', table => {
        table.string('id').primary();
        table.text('content').notNullable();
        table.string('worker').notNullable();
      });
      await knex.schema.createTable('gate', table => {
        table.timestamp('opened_at').notNullable();
      });
      await knex.schema.createTable('adapter_log', table => {
        table.increments('id');
        table.string('request_id').notNullable();
        table.string('worker').notNullable();
        table.string('phase').notNullable();
        table.timestamp('at').defaultTo(knex.raw('clock_timestamp()'));
      });
    });

    afterEach(async () => {
      for (const { process: child } of replicas.splice(0)) {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGKILL');
          await once(child, 'exit');
        }
      }
    });

    const readLog = (): Promise<LogRow[]> =>
      knex('adapter_log').orderBy('id').select();
    /** What a worker has begun and not ended. */
    async function underWay(worker: string): Promise<string[]> {
      const log = (await readLog()).filter(row => row.worker === worker);
      return log
        .filter(
          ({ phase, request_id }) =>
            phase === 'begin' &&
            !log.some(
              row => row.phase === 'end' && row.request_id === request_id,
            ),
        )
        .map(({ request_id }) => request_id);
    }

    it('lose nothing and double nothing when one is killed and one is paused for longer than its lease', async () => {
      const [survivor, killed, paused] = await Promise.all(
        ['survivor', 'killed', 'paused'].map(start),
      );
      const token = await mintToken('ana', ['requester']);
      const created = await Promise.all(
        Array.from({ length: requestCount }, () =>
          survivor.client.createEnvironmentRequest(
            {
              app: 'payments-api',
              team: 'team-payments',
              class: 'preview',
              region: 'us-east-1',
            },
            { token },
          ),
        ),
      );

      const [ofKilled, ofPaused] = await waitFor(
        () => Promise.all([underWay('killed'), underWay('paused')]),
        works => works.every(work => work.length > 0),
      );
      killed.process.kill('SIGKILL');
      paused.process.kill('SIGSTOP');
      const [{ now: stoppedAt }] = await knex.select({
        now: knex.raw('clock_timestamp()'),
      });
      await knex('gate').insert({ opened_at: stoppedAt });

      const listReady = () =>
        survivor.client.listEnvironmentRequests(
          { status: ['ready'], limit: 200 },
          { token },
        );
      await waitFor(
        listReady,
        ({ items }) => items.length === requestCount,
        30_000,
      );
      const takeovers = (await readLog()).filter(
        row =>
          row.worker === 'survivor' &&
          row.phase === 'begin' &&
          [...ofKilled, ...ofPaused].includes(row.request_id),
      );
      expect(takeovers.length).toBeGreaterThan(0);
      for (const { at } of takeovers) {
        expect(at.getTime() - stoppedAt.getTime()).toBeLessThan(
          // Locks of a transaction that was paused last for 5 s; what was due before is worked on first, four at a time.
          leaseMs + 10_000,
        );
      }

      const before = await knex('placements').orderBy('id');
      paused.process.kill('SIGCONT');
      await waitFor(
        () => paused.client.getHealth(),
        ({ status }) => status === 'healthy',
      );
      // It takes new work again, which it does once it has let go of the old.
      const later = await paused.client.createEnvironmentRequest(
        {
          app: 'search-api',
          team: 'team-payments',
          class: 'preview',
          region: 'us-east-1',
        },
        { token },
      );
      await waitFor(
        () => survivor.client.getEnvironmentRequest(later.id, { token }),
        ({ status }) => status === 'ready',
      );

      expect(
        await knex('placements').whereNot('request_id', later.id).orderBy('id'),
      ).toEqual(before);
      const ready = await knex('audit_events')
        .where('action', 'environment-request.ready')
        .pluck('target_id');
      expect(ready.sort()).toEqual(
        [...created, later].map(request => request.id).sort(),
      );
      expect(await knex('live').pluck('id')).toHaveLength(requestCount + 1);

      // Done again is at most what was under way on those two.
      const begun = (await readLog()).filter(row => row.phase === 'begin');
      const repeated = begun.length - (requestCount + 1);
      expect(repeated).toBeLessThanOrEqual(8);
    });
  },
);

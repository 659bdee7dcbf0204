import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  TransientRuntimeError,
  type DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import {
  InMemoryAdapter,
  testControlPlaneConfig,
  useTestReconciler,
  waitFor,
} from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const retryAfterSeconds = 1;
const backoffMs = 20;
const maxBackoffMs = 200;
const circuitFailures = 6;

/** How the server answers while it is out of order. */
const outages: Record<string, (response: ServerResponse) => void> = {
  'answers with 500': response => response.writeHead(500).end('{'),
  hangs: () => {},
  'resets connections': response => response.destroy(),
  'answers with 429 and when to come again': response =>
    response.writeHead(429, { 'retry-after': String(retryAfterSeconds) }).end(),
};

/** A runtime environment behind HTTP, as one may write an adapter for it. */
class HttpAdapter extends InMemoryAdapter {
  url = '';

  constructor() {
    super('remote');
    this.onCall = async (call, desired, signal) => {
      if (call === 'apply' && desired) {
        await this.#put(desired, signal);
      }
    };
  }

  async #put({ id }: DesiredNamespace, signal?: AbortSignal): Promise<void> {
    const response = await fetch(`${this.url}/${id}`, {
      method: 'PUT',
      signal,
    });
    await response.text();
    if (!response.ok) {
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      throw new TransientRuntimeError(`It answered with ${response.status}`, {
        retryAfterMs: 1_000 * seconds,
      });
    }
  }
}

describe.each(databases.eachSupportedId())('the reconciler on %p', id => {
  const test = useTestReconciler(databases, id);
  let server: Server;
  let remote: HttpAdapter;
  /** When each namespace was asked for at the server. */
  let requests: Map<string, number[]>;
  let outage: ((response: ServerResponse) => void) | undefined;

  beforeEach(async () => {
    requests = new Map();
    outage = undefined;
    server = createServer((request, response) => {
      const namespace = request.url?.slice(1) ?? '';
      requests.set(namespace, [
        ...(requests.get(namespace) ?? []),
        performance.now(),
      ]);
      request.resume();
      if (outage) {
        outage(response);
      } else {
        response.writeHead(200).end();
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    remote = new HttpAdapter();
    remote.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
  });

  const readRemote = () =>
    test.plane
      .knex('runtime_environments')
      .where({ name: 'remote' })
      .first('failures', 'paused_until');

  it.each(Object.keys(outages))(
    'backs off from a server that %s, leaves it alone, and is through with everything soon after it is well; the others hear nothing of it',
    async how => {
      test.plane = await test.start({
        otherAdapters: [remote],
        config: {
          runtimes: {
            memory: { type: 'memory', title: 'Memory' },
            remote: { type: 'remote', title: 'Remote' },
          },
          runtimeGroups: {
            default: { runtimes: ['memory'], default: true },
            remote: { runtimes: ['remote'] },
          },
          classes: {
            preview: testControlPlaneConfig.classes.preview,
            elsewhere: {
              ...testControlPlaneConfig.classes.preview,
              runtimeGroup: 'remote',
            },
          },
          reconciler: {
            maxAttempts: 1_000_000,
            circuitFailures,
            // Otherwise as of all tests, so that a slow machine does not look like an outage.
            ...(how === 'hangs' && { callTimeout: { milliseconds: 300 } }),
            backoff: { milliseconds: backoffMs },
            maxBackoff: { milliseconds: maxBackoffMs },
            circuitPause: { milliseconds: 50 },
          },
        },
      });
      outage = outages[how];
      const ids: string[] = [];
      for (let index = 0; index < 6; index += 1) {
        ids.push((await test.request({ class: 'elsewhere' })).id);
      }
      await waitFor(
        readRemote,
        ({ failures }) => failures >= circuitFailures + 3,
        30_000,
      );
      const { paused_until } = await waitFor(
        readRemote,
        row => row.paused_until !== null,
      );
      expect(paused_until).toEqual(expect.any(String));

      // What waits was told to wait no longer than the ceiling, and no shorter than the server wants.
      const waiting = await test.plane
        .knex('placements')
        .where({ runtime: 'remote' })
        .whereNull('ticket')
        .andWhere('attempt', '>', 0)
        .select('updated_at', 'next_reconcile_at');
      const isLimited = how.includes('429');
      for (const { updated_at, next_reconcile_at } of waiting) {
        const waitMs = Date.parse(next_reconcile_at) - Date.parse(updated_at);
        expect(waitMs).toBeGreaterThanOrEqual(
          isLimited ? 1_000 * retryAfterSeconds : 0,
        );
        expect(waitMs).toBeLessThanOrEqual(
          Math.max(maxBackoffMs, isLimited ? 1_000 * retryAfterSeconds : 0),
        );
      }

      // The others are in time, and nothing of them was tried again.
      for (let index = 0; index < 5; index += 1) {
        await test.waitForStatus((await test.request()).id, 'ready');
      }
      const others = await test.plane
        .knex('placements')
        .where({ runtime: 'memory' })
        .pluck('attempt');
      expect(others).toEqual([0, 0, 0, 0, 0]);

      outage = undefined;
      for (const requestId of ids) {
        await test.waitForStatus(requestId, 'ready');
      }
      expect(await readRemote()).toEqual({ failures: 0, paused_until: null });
      expect(remote.writes.map(write => write.id).sort()).toEqual(
        [...ids].sort(),
      );
      const gaps = [...requests.values()].flatMap(times =>
        times.slice(1).map((at, index) => at - times[index]),
      );
      expect(Math.min(Infinity, ...gaps)).toBeGreaterThan(
        // The server's clock and the database's are not read at the same moment.
        isLimited ? 1_000 * retryAfterSeconds - 50 : 0,
      );
    },
  );

  it('spreads what failed together', async () => {
    test.plane = await test.start({
      config: {
        reconciler: {
          maxAttempts: 1_000_000,
          circuitFailures: 1_000_000,
          concurrency: 20,
          backoff: { hours: 1 },
          maxBackoff: { hours: 1 },
        },
      },
    });
    const { adapter } = test.plane;
    adapter.onCall = async call => {
      if (call === 'apply') {
        throw new TransientRuntimeError('It is away');
      }
    };
    await Promise.all(Array.from({ length: 20 }, () => test.request()));
    const rows = await waitFor(
      () =>
        test.plane
          .knex('placements')
          .where('attempt', 1)
          .select('updated_at', 'next_reconcile_at'),
      found => found.length === 20,
    );
    const waits = rows.map(
      ({ updated_at, next_reconcile_at }) =>
        Date.parse(next_reconcile_at) - Date.parse(updated_at),
    );
    const hourMs = 3_600_000;
    expect(Math.min(...waits)).toBeLessThan(hourMs / 2);
    expect(Math.max(...waits)).toBeGreaterThan(hourMs / 2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(hourMs);
    expect(new Set(waits).size).toBeGreaterThan(15);
  });
});

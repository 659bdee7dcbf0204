import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  createGate,
  createTestRecorder,
  createTestStores,
  InMemoryAdapter,
  memoryRuntimes,
  testControlPlaneConfig,
  waitFor,
  type TestStores,
} from '../__testUtils__';
import { readControlPlaneConfig, type ReconcilerConfig } from '../config';
import type { Claim } from './Placement';
import { PlacementReconciler } from './PlacementReconciler';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const longAgo = '2000-01-01T00:00:00.000Z';
const config = readControlPlaneConfig(
  new ConfigReader({ controlPlane: testControlPlaneConfig }),
);

describe.each(databases.eachSupportedId())('PlacementReconciler on %p', id => {
  let stores: TestStores;
  let adapter: InMemoryAdapter;
  let stopping: AbortController;

  beforeEach(async () => {
    stores = await createTestStores(await databases.init(id));
    adapter = new InMemoryAdapter();
    stopping = new AbortController();
  });

  function createReconciler(change: Partial<ReconcilerConfig> = {}) {
    const logger = mockServices.logger.mock({ child: () => logger });
    const reconcilerConfig = { ...config.reconciler, ...change };
    const runtimes = memoryRuntimes(adapter);
    return PlacementReconciler.create({
      ...stores,
      runtimes,
      logger,
      config: reconcilerConfig,
      recorder: createTestRecorder(stores, {
        runtimes,
        config: reconcilerConfig,
      }),
    });
  }

  async function claimOne(leaseMs = 60_000): Promise<Claim> {
    await stores.addRequest({ status: 'queued' }, ['memory']);
    const [claim] = await stores.queue.claim({ limit: 1, leaseMs });
    return claim;
  }

  /** Another worker takes over, as after the end of a lease. */
  async function takeOver(): Promise<Claim> {
    await stores.knex('placements').update({ lease_until: longAgo });
    const [claim] = await stores.queue.claim({
      limit: 1,
      leaseMs: 60_000,
    });
    return claim;
  }

  const readState = async () => ({
    placements: await stores.knex('placements'),
    requests: await stores.knex('environment_requests'),
    events: await stores.knex('audit_events').count(),
    messages: await stores.knex('outbox').count(),
  });

  it('refuses the completion of a worker that was paused for longer than its lease', async () => {
    const gate = createGate();
    const claim = await claimOne();
    adapter.onCall = async call => (call === 'apply' ? gate.pass() : undefined);
    const paused = createReconciler({ leaseMs: 60_000 }).reconcile(
      claim,
      stopping.signal,
    );
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    const other = await takeOver();
    const before = await readState();
    gate.open();
    await paused;
    expect(await readState()).toEqual(before);

    adapter.onCall = async () => {};
    await createReconciler().reconcile(other, stopping.signal);
    expect((await stores.requests.find(claim.namespace_id))?.status).toBe(
      'ready',
    );
  });

  it('aborts the call of a pass as soon as it finds that somebody else took over', async () => {
    const claim = await claimOne();
    let reason: unknown;
    adapter.onCall = async (call, _desired, signal) => {
      if (call === 'apply') {
        await takeOver();
        await new Promise(resolve => {
          signal?.addEventListener('abort', resolve);
        });
        reason = signal?.reason;
        throw reason;
      }
    };
    await createReconciler({
      leaseMs: 3_000,
      callTimeoutMs: 30_000,
    }).reconcile(claim, stopping.signal);
    expect(String(reason)).toContain('Somebody else works on it');
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('The database is away'))],
    ['hangs', () => new Promise<never>(() => {})],
  ])(
    'ends a pass before its lease does when renewing it %s',
    async (_how, renew) => {
      // A tenth of it is left for a machine that is busy.
      const leaseMs = 4_000;
      const claim = await claimOne(leaseMs);
      jest.spyOn(stores.queue, 'renew').mockImplementation(renew);
      const startedAt = performance.now();
      let abortedAfterMs = Infinity;
      adapter.onCall = async (call, _desired, signal) => {
        if (call === 'apply') {
          await new Promise(resolve => {
            signal?.addEventListener('abort', resolve);
          });
          abortedAfterMs = performance.now() - startedAt;
        }
      };
      await createReconciler({
        leaseMs,
        callTimeoutMs: 30_000,
      }).reconcile(claim, stopping.signal);
      expect(abortedAfterMs).toBeLessThan(leaseMs);
      expect((await stores.requests.find(claim.namespace_id))?.status).toBe(
        'reconciling',
      );
    },
  );

  it('keeps its lease for as long as the pass takes', async () => {
    const gate = createGate();
    const claim = await claimOne(3_000);
    adapter.onCall = async call => (call === 'apply' ? gate.pass() : undefined);
    const pass = createReconciler({
      leaseMs: 3_000,
      callTimeoutMs: 30_000,
    }).reconcile(claim, stopping.signal);
    const renew = jest.spyOn(stores.queue, 'renew');
    await waitFor(
      async () => renew.mock.calls.length,
      calls => calls >= 5,
    );
    expect(await stores.queue.claim({ limit: 1, leaseMs: 60_000 })).toEqual([]);
    gate.open();
    await pass;
    expect((await stores.requests.find(claim.namespace_id))?.status).toBe(
      'ready',
    );
  });

  it('gives a placement back when it is stopped, unchanged and due', async () => {
    const gate = createGate();
    const claim = await claimOne();
    adapter.onCall = async (call, _desired, signal) =>
      call === 'apply' ? gate.pass(signal) : undefined;
    const pass = createReconciler().reconcile(claim, stopping.signal);
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    stopping.abort(new Error('The backend stops'));
    await pass;
    const [row] = await stores.knex('placements');
    expect(row).toMatchObject({ ticket: null, lease_until: null, attempt: 0 });
    const [next] = await stores.queue.claim({
      limit: 1,
      leaseMs: 60_000,
    });
    expect(next.id).toBe(claim.id);
  });

  it('does nothing with a ticket that was lost before it began', async () => {
    const claim = await claimOne();
    await takeOver();
    const before = await readState();
    await createReconciler().reconcile(claim, stopping.signal);
    expect(await readState()).toEqual(before);
    expect(adapter.writes).toEqual([]);
  });

  it('gives connecting a deadline, and connects again next time', async () => {
    const claim = await claimOne();
    const reconciler = createReconciler({ callTimeoutMs: 50 });
    adapter.onCall = call =>
      call === 'connect' ? new Promise(() => {}) : Promise.resolve();
    await reconciler.reconcile(claim, stopping.signal);
    const [row] = await stores.knex('placements');
    expect(row.last_error).toContain('Memory did not answer within');

    adapter.onCall = async () => {};
    // All wait for one attempt to connect; the first pass after its deadline makes another.
    await waitFor(
      async () => {
        await stores.knex('placements').update({ next_reconcile_at: longAgo });
        await reconciler.reconcile(await takeOver(), stopping.signal);
        return stores.requests.find(claim.namespace_id);
      },
      request => request?.status === 'ready',
    );
  });

  it('takes a fault for what it says it is, whichever copy of the package it comes from', async () => {
    const claim = await claimOne();
    adapter.onCall = async call => {
      if (call === 'apply') {
        throw Object.assign(new Error('Later'), {
          name: 'TransientRuntimeError',
          retryAfterMs: 3_600_000,
        });
      }
    };
    await createReconciler().reconcile(claim, stopping.signal);
    const [row] = await stores.knex('placements');
    const now = Date.parse(await stores.database.now());
    expect(Date.parse(row.next_reconcile_at) - now).toBeGreaterThan(3_500_000);
  });

  it.each<[string, unknown]>([
    ['a text', 'out of order'],
    ['nothing', undefined],
    ['an error without a message', new Error('')],
    ['an error with what a database refuses', new Error('a\u0000b')],
    ['an error that goes on and on', new Error('x'.repeat(1_000_000))],
    [
      'a "not found" of its own',
      Object.assign(new Error('gone'), { name: 'NotFoundError' }),
    ],
  ])(
    'survives an adapter that throws %s, and tries again',
    async (_what, thrown) => {
      const claim = await claimOne();
      adapter.onCall = async call => {
        if (call === 'apply') {
          throw thrown;
        }
      };
      await createReconciler().reconcile(claim, stopping.signal);
      const [row] = await stores.knex('placements');
      expect(row).toMatchObject({
        attempt: 1,
        status: 'in_progress',
        ticket: null,
        next_reconcile_at: expect.any(String),
      });
      expect(row.last_error).toMatch(/^\S\P{Cc}{0,999}$/u);
    },
  );

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['no resources', {}],
    ['an empty list', { resources: [] }],
    ['rubbish', { resources: [null] }],
    [
      'a flood',
      {
        resources: Array.from({ length: 20_000 }, (_, index) => ({
          id: `r${index}`,
          kind: 'K',
          name: 'n'.repeat(60),
          location: '',
          state: 'in_sync',
          fields: [],
        })),
      },
    ],
  ])(
    'does not take an adapter that observes %s for one that is in sync',
    async (_what, observation) => {
      const claim = await claimOne();
      jest.spyOn(adapter, 'connect').mockImplementation(async () => {
        const connection = await new InMemoryAdapter().connect();
        return {
          ...connection,
          observe: async () =>
            observation as Awaited<ReturnType<typeof connection.observe>>,
        };
      });
      await createReconciler().reconcile(claim, stopping.signal);
      const request = await stores.requests.find(claim.namespace_id);
      expect(request?.status).toBe('reconciling');
      const [row] = await stores.knex('placements');
      expect(row).toMatchObject({ attempt: 1, ticket: null });
    },
  );
});

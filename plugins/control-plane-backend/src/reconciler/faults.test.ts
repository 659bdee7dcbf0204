import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  TerminalRuntimeError,
  TransientRuntimeError,
} from '@groundwork/plugin-control-plane-node';
import knexFactory from 'knex';
import {
  createGate,
  InMemoryAdapter,
  startControlPlane,
  testControlPlaneConfig,
  waitFor,
  type TestControlPlane,
  type TestControlPlaneOptions,
} from '../__testUtils__';
import { isSqlite } from '../database';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const preview = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
};
/** Two runtime environments that have nothing to do with each other, each with a class of its own. */
const twoRuntimes = {
  runtimes: {
    memory: { type: 'memory', title: 'Memory' },
    other: { type: 'other', title: 'Other' },
  },
  runtimeGroups: {
    default: { runtimes: ['memory'], default: true },
    other: { runtimes: ['other'] },
    both: { runtimes: ['memory', 'other'] },
  },
  classes: {
    preview: testControlPlaneConfig.classes.preview,
    elsewhere: {
      ...testControlPlaneConfig.classes.preview,
      runtimeGroup: 'other',
    },
    everywhere: {
      ...testControlPlaneConfig.classes.preview,
      runtimeGroup: 'both',
    },
  },
};

describe.each(databases.eachSupportedId())('the reconciler on %p', id => {
  const planes: TestControlPlane[] = [];
  let plane: TestControlPlane;
  let adapter: InMemoryAdapter;
  let other: InMemoryAdapter;
  let ana: string;

  async function start(
    options: Partial<TestControlPlaneOptions> = {},
  ): Promise<TestControlPlane> {
    const started = await startControlPlane({
      databases,
      databaseId: id,
      adapter,
      ...options,
    });
    planes.push(started);
    ana = await started.token('ana', ['requester']);
    return started;
  }

  beforeEach(() => {
    adapter = new InMemoryAdapter();
    other = new InMemoryAdapter('other');
  });

  afterEach(async () => {
    for (const started of planes.splice(0)) {
      await started.stop();
    }
  });

  const request = (change: Partial<typeof preview> = {}) =>
    plane.client.createEnvironmentRequest(
      { ...preview, ...change },
      { token: ana },
    );
  const get = (requestId: string) =>
    plane.client.getEnvironmentRequest(requestId, { token: ana });
  const waitUntil = (
    requestId: string,
    accept: (request: EnvironmentRequest) => boolean,
  ) => waitFor(() => get(requestId), accept);
  const waitForStatus = (
    requestId: string,
    status: EnvironmentRequest['status'],
  ) => waitUntil(requestId, answer => answer.status === status);
  const listActions = async (requestId: string) => {
    const { items } = await plane.client.listEnvironmentRequestEvents(
      requestId,
      {},
      { token: ana },
    );
    return items
      .map(({ action }) => action.replace('environment-request.', ''))
      .reverse();
  };

  describe('with an adapter that hangs', () => {
    it('gives up waiting at the deadline, tells it, and is ready once the adapter works again', async () => {
      plane = await start({
        config: {
          reconciler: { callTimeout: { milliseconds: 100 }, maxAttempts: 100 },
        },
      });
      let hangs = true;
      adapter.onCall = call =>
        hangs && call === 'apply' ? new Promise(() => {}) : Promise.resolve();
      const { id: requestId } = await request();
      const told = await waitUntil(requestId, answer =>
        answer.status_message.includes('did not answer'),
      );
      expect(told).toMatchObject({
        status: 'reconciling',
        status_message: 'Memory: Memory did not answer within 100 ms',
      });
      hangs = false;
      await waitForStatus(requestId, 'ready');
    });

    it('keeps the other runtime environments going, however many of its passes hang', async () => {
      plane = await start({
        otherAdapters: [other],
        config: {
          ...twoRuntimes,
          reconciler: { concurrency: 2, callTimeout: { seconds: 30 } },
        },
      });
      const gate = createGate();
      other.onCall = (call, _desired, signal) =>
        call === 'apply' ? gate.pass(signal) : Promise.resolve();
      const hanging = [];
      for (let index = 0; index < 5; index += 1) {
        hanging.push(await request({ class: 'elsewhere' }));
      }
      await waitFor(
        async () => gate.waiting,
        waiting => waiting === 2,
      );
      for (let index = 0; index < 5; index += 1) {
        const { id: requestId } = await request();
        await waitForStatus(requestId, 'ready');
      }
      expect(gate.waiting).toBe(2);
      gate.open();
      for (const { id: requestId } of hanging) {
        await waitForStatus(requestId, 'ready');
      }
    });

    it('stops all the same', async () => {
      plane = await start();
      adapter.onCall = call =>
        call === 'apply' ? new Promise(() => {}) : Promise.resolve();
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'reconciling');
      const { knex } = plane;
      await plane.stop();
      const [row] = await knex('placements');
      expect(row).toMatchObject({ ticket: null, attempt: 0 });
    });
  });

  describe('with an adapter that throws', () => {
    it('tries again until it works, and forgets the error then', async () => {
      plane = await start({ config: { reconciler: { maxAttempts: 10 } } });
      let failures = 0;
      adapter.onCall = async call => {
        if (call === 'apply' && failures < 4) {
          failures += 1;
          throw new TransientRuntimeError('It is busy');
        }
      };
      const { id: requestId } = await request();
      const ready = await waitForStatus(requestId, 'ready');
      expect(failures).toBe(4);
      expect(ready.status_message).toBe('');
      expect(ready.targets?.[0]).toMatchObject({ attempt: 0, status: 'ready' });
      expect(ready.targets?.[0]).not.toHaveProperty('last_error');
      expect(adapter.writes).toEqual([{ call: 'apply', id: requestId }]);
    });

    it('gives up after as many attempts as configured, and says why', async () => {
      plane = await start();
      let attempts = 0;
      adapter.onCall = async call => {
        if (call === 'apply') {
          attempts += 1;
          throw new Error('It is busy');
        }
      };
      const { id: requestId } = await request();
      const failed = await waitForStatus(requestId, 'failed');
      expect(attempts).toBe(3);
      expect(failed).toMatchObject({
        status_message: 'Memory: It is busy',
        cluster_status: 'degraded',
        actions: { reconcile: { allowed: true } },
      });
      expect(failed.targets?.[0]).not.toHaveProperty('next_reconcile_at');
    });

    it('fails at once where trying again cannot help, and tries again when asked', async () => {
      plane = await start();
      let works = false;
      let attempts = 0;
      adapter.onCall = async call => {
        if (call === 'apply' && !works) {
          attempts += 1;
          throw new TerminalRuntimeError('The credential was refused');
        }
      };
      const { id: requestId } = await request();
      const failed = await waitForStatus(requestId, 'failed');
      expect(attempts).toBe(1);
      expect(failed.status_message).toBe('Memory: The credential was refused');

      works = true;
      await plane.client.reconcileEnvironmentRequest(requestId, { token: ana });
      const ready = await waitForStatus(requestId, 'ready');
      expect(ready.status_message).toBe('');
      expect(await listActions(requestId)).toEqual([
        'created',
        'approved',
        'reconciling',
        'failed',
        'reconcile-requested',
        'reconciling',
        'ready',
      ]);
    });

    it('does not let one target that fails pass for an environment that is ready', async () => {
      plane = await start({ otherAdapters: [other], config: twoRuntimes });
      other.onCall = async call => {
        if (call === 'apply') {
          throw new TerminalRuntimeError('The credential was refused');
        }
      };
      const { id: requestId } = await request({ class: 'everywhere' });
      await waitForStatus(requestId, 'failed');
      const settled = await waitUntil(
        requestId,
        answer =>
          answer.targets?.some(target => target.status === 'ready') ?? false,
      );
      expect(settled.status).toBe('failed');

      other.onCall = async () => {};
      await plane.client.reconcileEnvironmentRequest(requestId, { token: ana });
      await waitForStatus(requestId, 'ready');
    });

    it('never gives up removing', async () => {
      plane = await start();
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      let failures = 0;
      adapter.onCall = async call => {
        if (call === 'remove' && failures < 8) {
          failures += 1;
          throw failures % 2
            ? new TerminalRuntimeError('The credential was refused')
            : new Error('It is busy');
        }
      };
      await plane.client.deleteEnvironmentRequest(requestId, { token: ana });
      await waitForStatus(requestId, 'deleted');
      expect(failures).toBe(8);
      expect(adapter.live.size).toBe(0);
    });
  });

  describe('with an adapter that lies', () => {
    it('does not call ready what was said to be applied and cannot be seen', async () => {
      plane = await start();
      adapter.lies = true;
      const { id: requestId } = await request();
      const failed = await waitForStatus(requestId, 'failed');
      expect(failed.status_message).toContain(
        'still not as it should be: namespace is missing',
      );
      expect(await listActions(requestId)).not.toContain('ready');
      adapter.lies = false;
      await plane.client.reconcileEnvironmentRequest(requestId, { token: ana });
      await waitForStatus(requestId, 'ready');
    });

    it('does not call deleted what was said to be removed and can still be seen', async () => {
      plane = await start();
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      adapter.lies = true;
      await plane.client.deleteEnvironmentRequest(requestId, { token: ana });
      const stuck = await waitUntil(
        requestId,
        answer => (answer.targets?.[0].attempt ?? 0) > 1,
      );
      expect(stuck.status).toBe('deprovisioning');
      adapter.lies = false;
      await waitForStatus(requestId, 'deleted');
    });
  });

  it('waits for what must happen outside without failing, and looks again', async () => {
    plane = await start();
    adapter.waits = {
      outcome: 'waiting',
      message: 'The pull request waits for a merge',
      links: [
        {
          title: 'Pull request',
          kind: 'pull_request',
          url: 'https://example.com/1',
        },
      ],
      requeueAfterMs: 20,
    };
    const { id: requestId } = await request();
    const waiting = await waitUntil(
      requestId,
      answer => answer.cluster_status === 'waiting',
    );
    expect(waiting).toMatchObject({
      status: 'reconciling',
      status_message: 'Memory: The pull request waits for a merge',
      links: adapter.waits.links,
    });
    adapter.waits = undefined;
    await waitForStatus(requestId, 'ready');
  });

  describe('when a backend ends', () => {
    it('finishes what was in the middle of being applied with another one, once', async () => {
      plane = await start();
      const gate = createGate();
      adapter.onCall = (call, _desired, signal) =>
        call === 'apply' ? gate.pass(signal) : Promise.resolve();
      const { id: requestId } = await request();
      await waitFor(
        async () => gate.waiting,
        waiting => waiting === 1,
      );
      const { knex } = plane;
      await plane.stop();
      expect(adapter.writes).toEqual([]);

      gate.open();
      plane = await start({ knex });
      await waitForStatus(requestId, 'ready');
      expect(adapter.writes).toEqual([{ call: 'apply', id: requestId }]);
      expect(adapter.overlaps).toEqual([]);
      expect(
        (await listActions(requestId)).filter(action => action === 'ready'),
      ).toHaveLength(1);
    });

    it('takes over from one that was killed as soon as its lease is over, and not before', async () => {
      plane = await start({ config: { reconciler: { lease: '1s' } } });
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      // What a killed worker leaves behind: a ticket that nobody renews.
      const leaseUntil = new Date(Date.now() + 700).toISOString();
      adapter.tamper(requestId);
      await plane.knex('placements').update({
        generation: 2,
        next_reconcile_at: '2000-01-01T00:00:00.000Z',
        ticket: 'of-the-dead',
        lease_until: leaseUntil,
      });
      await waitUntil(
        requestId,
        answer => answer.targets?.[0].observed_generation === 2,
      );
      expect(new Date().toISOString() >= leaseUntil).toBe(true);
      expect(adapter.live.has(requestId)).toBe(true);
    });
  });

  it('follows a change during a pass with another pass', async () => {
    plane = await start();
    const gate = createGate();
    adapter.onCall = (call, _desired, signal) =>
      call === 'apply' ? gate.pass(signal) : Promise.resolve();
    const { id: requestId } = await request();
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    await plane.knex('placements').increment('generation');
    gate.open();
    const ready = await waitForStatus(requestId, 'ready');
    expect(ready.targets?.[0]).toMatchObject({
      generation: 2,
      observed_generation: 2,
    });
    expect(adapter.overlaps).toEqual([]);
  });

  it('removes what is deleted while it is being provisioned', async () => {
    plane = await start();
    const gate = createGate();
    adapter.onCall = (call, _desired, signal) =>
      call === 'apply' ? gate.pass(signal) : Promise.resolve();
    const { id: requestId } = await request();
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    const deleting = await plane.client.deleteEnvironmentRequest(requestId, {
      token: ana,
    });
    expect(deleting.status).toBe('deprovisioning');
    gate.open();
    await waitForStatus(requestId, 'deleted');
    expect(adapter.writes).toEqual([
      { call: 'apply', id: requestId },
      { call: 'remove', id: requestId },
    ]);
    expect(adapter.live.size).toBe(0);
    expect(adapter.overlaps).toEqual([]);
    expect(await listActions(requestId)).not.toContain('ready');
  });

  it('tells of a hand edit within moments, leaves it alone until asked, and tells when it is mended', async () => {
    plane = await start();
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');

    adapter.tamper(requestId, 'edited by hand');
    const drifted = await waitUntil(
      requestId,
      answer => answer.drift_status === 'drifted',
    );
    expect(drifted).toMatchObject({
      status: 'ready',
      drift_summary: 'Memory: namespace was changed (spec)',
    });

    adapter.tamper(requestId);
    const missing = await waitUntil(requestId, answer =>
      answer.drift_summary.includes('missing'),
    );
    expect(missing.targets?.[0].drift).toEqual([
      expect.objectContaining({ state: 'missing' }),
    ]);
    expect(adapter.writes).toHaveLength(1);

    await plane.client.reconcileEnvironmentRequest(requestId, { token: ana });
    const mended = await waitUntil(
      requestId,
      answer => answer.status === 'ready' && answer.drift_status === 'in_sync',
    );
    expect(mended.drift_summary).toBe('');
    expect(mended.ready_at).toBe(drifted.ready_at);
    expect(mended.expires_at).toBe(drifted.expires_at);
    expect(adapter.writes).toHaveLength(2);
    expect((await listActions(requestId)).slice(3)).toEqual([
      'ready',
      'drifted',
      'reconcile-requested',
      'reconciling',
      'ready',
    ]);
  });

  it('tells of drift that went away by itself', async () => {
    plane = await start();
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');
    const agreed = adapter.live.get(requestId);
    adapter.tamper(requestId, 'edited by hand');
    await waitUntil(requestId, answer => answer.drift_status === 'drifted');
    adapter.tamper(requestId, agreed);
    await waitUntil(requestId, answer => answer.drift_status === 'in_sync');
    expect((await listActions(requestId)).slice(-2)).toEqual([
      'drifted',
      'in-sync',
    ]);
  });

  it('finds drift that nobody told of by looking from time to time', async () => {
    plane = await start({
      config: { reconciler: { resyncInterval: { milliseconds: 200 } } },
    });
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');
    adapter.live.set(requestId, 'edited by hand');
    const drifted = await waitUntil(
      requestId,
      answer => answer.drift_status === 'drifted',
    );
    expect(drifted.status).toBe('ready');
  });

  it('keeps an environment ready that cannot be looked at, and says that it does not know', async () => {
    plane = await start();
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');
    adapter.onCall = async call => {
      if (call === 'observe') {
        throw new TransientRuntimeError('It is away');
      }
    };
    adapter.tamper(requestId, 'edited by hand');
    // More often than bringing something about would be tried.
    const unknown = await waitUntil(
      requestId,
      answer => (answer.targets?.[0].attempt ?? 0) > 4,
    );
    expect(unknown).toMatchObject({ status: 'ready', drift_status: 'unknown' });
    adapter.onCall = async () => {};
    await waitUntil(requestId, answer => answer.drift_status === 'drifted');
  });

  it('brings everything about exactly once with several backends on one database', async () => {
    plane = await start();
    const { knex } = plane;
    const second = await start({
      // PostgreSQL is shared by backends with connections of their own; SQLite has one.
      knex: isSqlite(knex) ? knex : knexFactory(knex.client.config),
    });
    adapter.onCall = async call => {
      if (call === 'apply') {
        await new Promise(resolve => {
          setTimeout(resolve, 5);
        });
      }
    };
    const created = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? plane : second).client.createEnvironmentRequest(preview, {
          token: ana,
        }),
      ),
    );
    await waitFor(
      () =>
        plane.client.listEnvironmentRequests(
          { status: ['ready'], limit: 100 },
          { token: ana },
        ),
      ({ items }) => items.length === 40,
      30_000,
    );
    expect(adapter.writes.map(write => write.id).sort()).toEqual(
      created.map(answer => answer.id).sort(),
    );
    expect(adapter.overlaps).toEqual([]);
    const readyEvents = await knex('audit_events')
      .where('action', 'environment-request.ready')
      .select('target_id');
    expect(new Set(readyEvents.map(event => event.target_id)).size).toBe(40);
    expect(readyEvents).toHaveLength(40);
    await second.stop();
    planes.splice(planes.indexOf(second), 1);
  });
});

import { TestDatabases } from '@backstage/backend-test-utils';
import {
  TerminalRuntimeError,
  TransientRuntimeError,
} from '@groundwork/plugin-control-plane-node';
import {
  createGate,
  InMemoryAdapter,
  testControlPlaneConfig,
  useTestReconciler,
  waitFor,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

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
  const test = useTestReconciler(databases, id);
  const { start, request, waitUntil, waitForStatus, listActions } = test;
  let other: InMemoryAdapter;

  beforeEach(() => {
    other = new InMemoryAdapter('other');
  });

  describe('with an adapter that hangs', () => {
    it('gives up waiting at the deadline, tells it, and is ready once the adapter works again', async () => {
      test.plane = await start({
        config: {
          reconciler: { callTimeout: { milliseconds: 100 }, maxAttempts: 100 },
        },
      });
      let hangs = true;
      test.adapter.onCall = call =>
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
      test.plane = await start({
        otherAdapters: [other],
        config: {
          ...twoRuntimes,
          reconciler: { concurrency: 2 },
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
      test.plane = await start();
      test.adapter.onCall = call =>
        call === 'apply' ? new Promise(() => {}) : Promise.resolve();
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'reconciling');
      const { knex } = test.plane;
      await test.plane.stop();
      const [row] = await knex('placements');
      expect(row).toMatchObject({ ticket: null, attempt: 0 });
    });
  });

  describe('with an adapter that throws', () => {
    it('tries again until it works, and forgets the error then', async () => {
      test.plane = await start({ config: { reconciler: { maxAttempts: 10 } } });
      let failures = 0;
      test.adapter.onCall = async call => {
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
      expect(test.adapter.writes).toEqual([{ call: 'apply', id: requestId }]);
    });

    it('gives up after as many attempts as configured, and says why', async () => {
      test.plane = await start();
      let attempts = 0;
      test.adapter.onCall = async call => {
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
      test.plane = await start();
      let works = false;
      let attempts = 0;
      test.adapter.onCall = async call => {
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
      await test.plane.client.reconcileEnvironmentRequest(requestId, {
        token: test.ana,
      });
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
      test.plane = await start({ otherAdapters: [other], config: twoRuntimes });
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
      await test.plane.client.reconcileEnvironmentRequest(requestId, {
        token: test.ana,
      });
      await waitForStatus(requestId, 'ready');
    });

    it('never gives up removing', async () => {
      test.plane = await start();
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      let failures = 0;
      test.adapter.onCall = async call => {
        if (call === 'remove' && failures < 8) {
          failures += 1;
          throw failures % 2
            ? new TerminalRuntimeError('The credential was refused')
            : new Error('It is busy');
        }
      };
      await test.plane.client.deleteEnvironmentRequest(requestId, {
        token: test.ana,
      });
      await waitForStatus(requestId, 'deleted');
      expect(failures).toBe(8);
      expect(test.adapter.live.size).toBe(0);
    });
  });

  describe('with an adapter that lies', () => {
    it('does not call ready what was said to be applied and cannot be seen', async () => {
      test.plane = await start();
      test.adapter.lies = true;
      const { id: requestId } = await request();
      const failed = await waitForStatus(requestId, 'failed');
      expect(failed.status_message).toContain(
        'still not as it should be: namespace is missing',
      );
      expect(await listActions(requestId)).not.toContain('ready');
      test.adapter.lies = false;
      await test.plane.client.reconcileEnvironmentRequest(requestId, {
        token: test.ana,
      });
      await waitForStatus(requestId, 'ready');
    });

    it('does not call deleted what was said to be removed and can still be seen', async () => {
      test.plane = await start();
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      test.adapter.lies = true;
      await test.plane.client.deleteEnvironmentRequest(requestId, {
        token: test.ana,
      });
      const stuck = await waitUntil(
        requestId,
        answer => (answer.targets?.[0].attempt ?? 0) > 1,
      );
      expect(stuck.status).toBe('deprovisioning');
      test.adapter.lies = false;
      await waitForStatus(requestId, 'deleted');
    });
  });

  it('waits for what must happen outside without failing, and looks again', async () => {
    test.plane = await start();
    test.adapter.waits = {
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
      links: test.adapter.waits.links,
    });
    test.adapter.waits = undefined;
    await waitForStatus(requestId, 'ready');
  });
});

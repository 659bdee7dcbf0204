import { TestDatabases } from '@backstage/backend-test-utils';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import type { JsonObject } from '@backstage/types';
import {
  createGate,
  InMemoryAdapter,
  testControlPlaneConfig,
  useTestReconciler,
  waitFor,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** One class whose group has two runtime environments. */
function everywhere(group: JsonObject = {}) {
  return {
    runtimes: {
      memory: { type: 'memory', title: 'Memory' },
      other: { type: 'other', title: 'Other' },
    },
    runtimeGroups: {
      default: { runtimes: ['memory', 'other'], default: true, ...group },
    },
    classes: { preview: testControlPlaneConfig.classes.preview },
  };
}

describe.each(databases.eachSupportedId())('the reconciler on %p', id => {
  const test = useTestReconciler(databases, id);
  const { start, request, waitUntil, waitForStatus } = test;
  let other: InMemoryAdapter;
  let ada: string;

  beforeEach(async () => {
    other = new InMemoryAdapter('other');
  });

  async function startEverywhere(
    group?: JsonObject,
    reconciler: JsonObject = {},
  ) {
    test.plane = await start({
      otherAdapters: [other],
      config: { ...everywhere(group), reconciler },
    });
    ada = await test.plane.token('ada', ['admin']);
  }

  const targetOn = (
    answer: Awaited<ReturnType<typeof request>>,
    runtime: string,
  ) => answer.targets?.find(target => target.runtime === runtime);

  async function findRuntime(name: string): Promise<RuntimeEnvironment> {
    const { items } = await test.plane.client.runtimes.list({}, { token: ada });
    const found = items.find(runtime => runtime.name === name);
    if (!found) {
      throw new Error(`There is no runtime environment ${name}`);
    }
    return found;
  }

  async function setMaintenance(name: string, enabled: boolean) {
    const { id: runtimeId } = await findRuntime(name);
    await test.plane.client.runtimes.setMaintenance(
      runtimeId,
      { enabled, ...(enabled && { reason: 'New disks' }) },
      { token: ada },
    );
  }

  describe('with a runtime environment in maintenance', () => {
    it('holds work for it and says why, uses up no attempt, and goes on the moment that it is over', async () => {
      await startEverywhere();
      await setMaintenance('other', true);
      const { id: requestId } = await request();
      const held = await waitUntil(
        requestId,
        answer =>
          answer.status === 'reconciling' &&
          targetOn(answer, 'memory')?.status === 'ready' &&
          targetOn(answer, 'other')?.status === 'held',
      );
      expect(targetOn(held, 'other')).toMatchObject({
        held_reason: 'Other is in maintenance: New disks',
        attempt: 0,
      });
      expect(other.writes).toEqual([]);

      await setMaintenance('other', false);
      const ready = await waitForStatus(requestId, 'ready');
      expect(targetOn(ready, 'other')).toMatchObject({ attempt: 0 });
      expect(targetOn(ready, 'other')?.held_reason).toBeUndefined();
      expect(other.writes).toHaveLength(1);
    });

    it('holds removals as well, and removes afterwards', async () => {
      await startEverywhere();
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      await setMaintenance('other', true);
      await test.plane.client.deleteEnvironmentRequest(requestId, {
        token: test.ana,
      });
      await waitUntil(
        requestId,
        answer =>
          targetOn(answer, 'memory')?.status === 'deleted' &&
          targetOn(answer, 'other')?.status === 'held',
      );
      expect(other.live.size).toBe(1);
      await setMaintenance('other', false);
      await waitForStatus(requestId, 'deleted');
      expect(other.live.size).toBe(0);
    });
  });

  it('leaves a runtime environment alone on which too much fails in a row, tries one pass at a time then, and goes on when one succeeds', async () => {
    await startEverywhere(undefined, {
      maxAttempts: 1_000,
      circuitFailures: 5,
      circuitPause: { milliseconds: 100 },
      maxBackoff: { milliseconds: 200 },
    });
    let underWay = 0;
    let most = 0;
    let isDown = true;
    other.onCall = async call => {
      if (call !== 'apply' || !isDown) {
        return;
      }
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      throw new TransientRuntimeError('Connection refused');
    };
    const created = await Promise.all(
      Array.from({ length: 8 }, () => request()),
    );
    const paused = await waitFor(
      () => findRuntime('other'),
      runtime => runtime.paused_until !== undefined,
    );
    expect(Date.parse(paused.paused_until ?? '')).toBeGreaterThan(
      Date.now() - 5_000,
    );
    most = 0;
    const failures = async () =>
      (
        await test.plane
          .knex('runtime_environments')
          .where({ name: 'other' })
          .first('failures')
      ).failures;
    const before = await failures();
    await waitFor(failures, count => count >= before + 2);
    expect(most).toBeLessThanOrEqual(1);

    isDown = false;
    for (const { id: requestId } of created) {
      await waitForStatus(requestId, 'ready');
    }
    expect((await findRuntime('other')).paused_until).toBeUndefined();
    expect(await failures()).toBe(0);
  });

  it('works on no more of a group at a time than its limit, and on all of it in the end', async () => {
    await startEverywhere({ concurrencyLimit: 2 });
    let underWay = 0;
    let most = 0;
    const count = async (call: string) => {
      if (call === 'apply') {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise(resolve => {
          setTimeout(resolve, 5);
        });
        underWay -= 1;
      }
    };
    test.adapter.onCall = count;
    other.onCall = count;
    const created = await Promise.all(
      Array.from({ length: 6 }, () => request()),
    );
    for (const { id: requestId } of created) {
      await waitForStatus(requestId, 'ready');
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
  });

  describe('with a canary', () => {
    const canary = { strategy: 'canary', canary: 'other' };

    it('begins on the others when it is ready there, and not before', async () => {
      await startEverywhere(canary);
      const gate = createGate();
      other.onCall = async (call, _desired, signal) =>
        call === 'apply' ? gate.pass(signal) : undefined;
      const { id: requestId } = await request();
      await waitFor(
        async () => gate.waiting,
        waiting => waiting === 1,
      );
      const waiting = await waitUntil(requestId, answer =>
        Boolean(answer.targets),
      );
      expect(targetOn(waiting, 'memory')).toMatchObject({
        status: 'waiting',
        message: 'Begins when the canary is ready',
      });
      expect(test.adapter.writes).toEqual([]);
      gate.open();
      await waitForStatus(requestId, 'ready');
      expect(test.adapter.writes).toHaveLength(1);
    });

    it('begins nowhere else when it fails there, and everywhere when trying again succeeds', async () => {
      await startEverywhere(canary);
      other.onCall = async call => {
        if (call === 'apply') {
          throw new TransientRuntimeError('No');
        }
      };
      const { id: requestId } = await request();
      const failed = await waitForStatus(requestId, 'failed');
      expect(targetOn(failed, 'other')?.status).toBe('failed');
      expect(targetOn(failed, 'memory')?.message).toBe(
        'Does not begin, as it failed on the canary',
      );
      expect(test.adapter.writes).toEqual([]);

      other.onCall = async () => {};
      await test.plane.client.targets.retry(
        targetOn(failed, 'other')?.id ?? '',
        { token: test.ana },
      );
      await waitForStatus(requestId, 'ready');
      expect(test.adapter.writes).toHaveLength(1);
    });

    it('is removed from everywhere at once', async () => {
      await startEverywhere(canary);
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      await test.plane.client.deleteEnvironmentRequest(requestId, {
        token: test.ana,
      });
      await waitForStatus(requestId, 'deleted');
      expect([test.adapter.live.size, other.live.size]).toEqual([0, 0]);
    });
  });
});

import { TestDatabases } from '@backstage/backend-test-utils';
import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import { useTestReconciler, waitFor } from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const attemptsMax = 5;

describe.each(databases.eachSupportedId())('poisonous items on %p', id => {
  const test = useTestReconciler(databases, id);

  /** Asks for so many, of which some cannot be brought about; answers with the ids of these. */
  async function requestMany(
    count: number,
    isPoison: (index: number) => boolean,
  ) {
    const requests = await Promise.all(
      Array.from({ length: count }, () => test.request()),
    );
    const ids = requests.map(request => request.id);
    return {
      poison: new Set(ids.filter((_, index) => isPoison(index))),
      good: ids.filter((_, index) => !isPoison(index)),
    };
  }

  it('become dead letters after as many attempts as are allowed, and take nothing from the others', async () => {
    test.plane = await test.start({
      config: {
        reconciler: {
          maxAttempts: attemptsMax,
          concurrency: 4,
          callTimeout: { minutes: 1 },
        },
      },
    });
    const passes = new Map<string, number>();
    let poison = new Set<string>();
    let open = () => {};
    const begun = new Promise<void>(resolve => {
      open = resolve;
    });
    const order: string[] = [];
    test.adapter.onCall = async (call, desired) => {
      if (call !== 'apply' || !desired) {
        return;
      }
      await begun;
      passes.set(desired.id, (passes.get(desired.id) ?? 0) + 1);
      order.push(desired.id);
      if (poison.has(desired.id)) {
        throw new TransientRuntimeError('It does not go down');
      }
    };
    const asked = await requestMany(40, index => index % 8 === 0);
    poison = asked.poison;
    open();

    for (const requestId of asked.good) {
      await test.waitForStatus(requestId, 'ready');
    }
    for (const requestId of poison) {
      await test.waitForStatus(requestId, 'failed');
    }
    // Each of the others was worked on once; the poison took its attempts and no more.
    expect(asked.good.map(requestId => passes.get(requestId))).toEqual(
      asked.good.map(() => 1),
    );
    expect([...poison].map(requestId => passes.get(requestId))).toEqual(
      [...poison].map(() => attemptsMax),
    );
    const dead = await test.plane
      .knex('placements')
      .whereNull('next_reconcile_at')
      .pluck('request_id');
    expect(new Set(dead)).toEqual(poison);

    // Nothing looks at dead letters again until somebody asks.
    const before = order.length;
    await test.waitForStatus((await test.request()).id, 'ready');
    expect(order.length).toBe(before + 1);
  });

  it('cost the others no more than their share of the time', async () => {
    test.plane = await test.start({
      config: {
        reconciler: {
          maxAttempts: 3,
          concurrency: 4,
          callTimeout: { minutes: 1 },
        },
      },
    });
    const workMs = 20;
    let poison = new Set<string>();
    let busyMs = 0;
    let wastedMs = 0;
    test.adapter.onCall = async (call, desired) => {
      if (call !== 'apply' || !desired) {
        return;
      }
      const startedAt = performance.now();
      await new Promise(resolve => {
        setTimeout(resolve, workMs);
      });
      const tookMs = performance.now() - startedAt;
      if (poison.has(desired.id)) {
        wastedMs += tookMs;
        throw new TransientRuntimeError('It does not go down');
      }
      busyMs += tookMs;
    };
    const first = await test.request();
    poison = new Set([first.id]);
    const good = await Promise.all(
      Array.from({ length: 100 }, () => test.request()),
    );
    await waitFor(
      () =>
        test.plane.client.listEnvironmentRequests(
          { status: ['ready'], limit: 200 },
          { token: test.ana },
        ),
      ({ items }) => items.length === good.length,
      60_000,
    );
    // Of the hands' time, by which throughput is bounded.
    expect(busyMs / (busyMs + wastedMs)).toBeGreaterThanOrEqual(0.95);
  });
});

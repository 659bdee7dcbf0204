import { TestDatabases } from '@backstage/backend-test-utils';
import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import { createGate, useTestReconciler, waitFor } from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('poisonous items on %p', id => {
  const test = useTestReconciler(databases, id);

  /** A plane whose adapter waits until all is asked for, and then does all but what is poisonous. */
  async function startHeld(reconciler: {
    maxAttempts: number;
    concurrency: number;
  }) {
    test.plane = await test.start({
      config: { reconciler: { ...reconciler, callTimeout: { minutes: 1 } } },
    });
    let poison = new Set<string>();
    const gate = createGate();
    /** Whose pass it was, in turn. */
    const passes: string[] = [];
    test.adapter.onCall = async (call, desired, signal) => {
      if (call !== 'apply' || !desired) {
        return;
      }
      await gate.pass(signal);
      passes.push(desired.id);
      if (poison.has(desired.id)) {
        throw new TransientRuntimeError('It does not go down');
      }
    };
    return {
      passes,
      passesOf: (requestId: string) =>
        passes.filter(each => each === requestId).length,
      begin: (poisonous: string[]) => {
        poison = new Set(poisonous);
        gate.open();
      },
    };
  }

  const requestMany = async (count: number) =>
    (
      await Promise.all(Array.from({ length: count }, () => test.request()))
    ).map(request => request.id);

  it('become dead letters after as many attempts as are allowed, and take nothing from the others', async () => {
    const { passes, passesOf, begin } = await startHeld({
      maxAttempts: 5,
      concurrency: 4,
    });
    const asked = await requestMany(40);
    const poison = asked.filter((_, index) => index % 8 === 0);
    const good = asked.filter(requestId => !poison.includes(requestId));
    begin(poison);

    for (const requestId of good) {
      await test.waitForStatus(requestId, 'ready');
    }
    for (const requestId of poison) {
      await test.waitForStatus(requestId, 'failed');
    }
    // Each of the others was worked on once; the poison took its attempts and no more.
    expect(good.map(passesOf)).toEqual(good.map(() => 1));
    expect(poison.map(passesOf)).toEqual(poison.map(() => 5));
    const dead = await test.plane
      .knex('placements')
      .whereNull('next_reconcile_at')
      .pluck('request_id');
    expect(new Set(dead)).toEqual(new Set(poison));

    // Nothing looks at dead letters again until somebody asks.
    const before = passes.length;
    await test.waitForStatus((await test.request()).id, 'ready');
    expect(passes.length).toBe(before + 1);
  });

  it('cost the others no more than their attempts, and hold no hand while they wait', async () => {
    const { passes, passesOf, begin } = await startHeld({
      maxAttempts: 3,
      concurrency: 1,
    });
    const { id: poison } = await test.request();
    const good = await requestMany(100);
    begin([poison]);
    await waitFor(
      () =>
        test.plane.client.listEnvironmentRequests(
          { status: ['ready'], limit: 200 },
          { token: test.ana },
        ),
      ({ items }) => items.length === good.length,
      60_000,
    );

    // Every pass holds the only hand, so the share of passes is the share of what the runtime can get done.
    expect(
      good.length / (good.length + passesOf(poison)),
    ).toBeGreaterThanOrEqual(0.95);
    // The first comes first; between it and the next, the hand works for others.
    expect(passes[0]).toBe(poison);
    expect(passes[1]).not.toBe(poison);
  });
});

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import fc from 'fast-check';
import {
  createTestRecorder,
  createTestStores,
  InMemoryAdapter,
  memoryRuntimes,
  testControlPlaneConfig,
  type TestStores,
} from '../__testUtils__';
import {
  hostileObservation,
  hostileResult,
  hostileThrown,
} from '../__testUtils__/hostileAnswers';
import { readControlPlaneConfig } from '../config';
import { PlacementReconciler } from './PlacementReconciler';
import { toPlacement } from './Placement';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const longAgo = '2000-01-01T00:00:00.000Z';
const attemptsMax = 3;
const numRuns = 25;
const { reconciler: config } = readControlPlaneConfig(
  new ConfigReader({
    controlPlane: {
      ...testControlPlaneConfig,
      reconciler: {
        ...testControlPlaneConfig.reconciler,
        maxAttempts: attemptsMax,
        circuitFailures: 1_000_000,
      },
    },
  }),
);

/** How an adapter misbehaves: what it answers to a call, or throws instead. */
type Misdeed = {
  call: 'observe' | 'apply' | 'remove';
  answer?: unknown;
  thrown?: unknown;
};

/** An adapter in the middle of misbehaving, with everything else in order. */
function guest(adapter: InMemoryAdapter, misdeed: Misdeed) {
  const misbehave = async () => {
    if ('thrown' in misdeed) {
      throw misdeed.thrown;
    }
    return misdeed.answer as never;
  };
  return {
    ...memoryRuntimes(adapter),
    connection: async () => ({
      ...(await adapter.connect()),
      [misdeed.call]: misbehave,
    }),
  };
}

describe.each(databases.eachSupportedId())('a pass on %p', id => {
  let stores: TestStores;

  beforeEach(async () => {
    stores = await createTestStores(await databases.init(id));
  });

  /** Has one placement worked on until it is at rest; answers with its row. */
  async function work(misdeed: Misdeed) {
    const adapter = new InMemoryAdapter();
    const runtimes = guest(adapter, misdeed);
    const logger = mockServices.logger.mock();
    const reconciler = PlacementReconciler.create({
      ...stores,
      runtimes,
      logger,
      config,
      recorder: createTestRecorder(stores, { runtimes, config }),
    });
    await stores.knex('placements').update({ next_reconcile_at: null });
    const { id: requestId } = await stores.addRequest({ status: 'queued' }, [
      'memory',
    ]);
    const mine = () =>
      stores.knex('placements').where({ request_id: requestId });
    if (misdeed.call === 'remove') {
      adapter.live.set(requestId, '');
      await mine().update({ desired_state: 'absent' });
    }
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      await mine()
        .whereNotNull('next_reconcile_at')
        .update({ next_reconcile_at: longAgo });
      const [claim] = await stores.queue.claim({ limit: 1, leaseMs: 60_000 });
      if (!claim) {
        break;
      }
      await reconciler.reconcile(claim, new AbortController().signal);
      expect(await mine().pluck('ticket')).toEqual([null]);
    }
    return toPlacement(await mine().first());
  }

  /** Dead letter; or what was answered was in order after all, by what is kept of it. */
  async function restOf(misdeed: Misdeed): Promise<string> {
    const placement = await work(misdeed);
    expect(placement.message).toMatch(/^\P{Cc}{0,1000}$/u);
    for (const resource of placement.resources) {
      const { id: name, kind, location, state, fields } = resource;
      for (const text of [name, kind, resource.name, location]) {
        expect(text).toEqual(expect.any(String));
      }
      expect(['in_sync', 'missing', 'changed', 'extra']).toContain(state);
      expect(fields).toEqual(expect.any(Array));
    }
    for (const { kind, url = 'https://example.com' } of placement.links) {
      expect(kind).toBe('commit');
      expect(url).toMatch(/^https?:/);
    }
    expect({
      last_error: undefined,
      ...placement,
      isDue: placement.next_reconcile_at !== undefined,
    }).toMatchObject(
      {
        ready: { isDue: true, last_error: undefined },
        failed: { isDue: false, last_error: expect.stringMatching(/\S/) },
      }[placement.status as string] ?? {},
    );
    return placement.status;
  }

  const rests = ['ready', 'failed', 'waiting', 'deleting', 'deleted'];

  it('ends in a dead letter, or in order, whatever an adapter has seen', async () => {
    await fc.assert(
      fc.asyncProperty(hostileObservation, async answer => {
        expect(rests).toContain(await restOf({ call: 'observe', answer }));
      }),
      { numRuns },
    );
  });

  it.each(['apply', 'remove'] as const)(
    'comes to rest, whatever an adapter answers to %s',
    async call => {
      await fc.assert(
        fc.asyncProperty(hostileResult, async answer => {
          expect(rests).toContain(await restOf({ call, answer }));
        }),
        { numRuns },
      );
    },
  );

  it.each(['observe', 'apply', 'remove'] as const)(
    'comes to rest, whatever an adapter throws from %s',
    async call => {
      await fc.assert(
        fc.asyncProperty(hostileThrown, async thrown => {
          expect(rests).toContain(await restOf({ call, thrown }));
        }),
        { numRuns },
      );
    },
  );

  it('ends in a dead letter after as many attempts as are allowed, and says why', async () => {
    const placement = await work({
      call: 'observe',
      answer: { resources: 'none' },
    });
    expect(placement).toMatchObject({ status: 'failed', attempt: attemptsMax });
    expect(placement.next_reconcile_at).toBeUndefined();
    expect(placement.last_error).toContain('The answer makes no sense');
  });
});

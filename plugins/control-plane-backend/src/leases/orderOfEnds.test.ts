import { TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import {
  createTestDeprovisioner,
  createTestStores,
  type TestStores,
} from '../__testUtils__';
import type { ClassSpec } from '../classes';
import type { Transaction } from '../database';
import { aCaller, aLeasePolicy, createTestLeases } from './__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const forever = new AbortController().signal;
const ana = aCaller('ana');
const ben = aCaller('ben');

/** What happens to an environment. */
type Happening =
  | { kind: 'look' | 'delete' | 'fail' | 'reconcile' | 'gone' }
  | { kind: 'approve' | 'reject' }
  | { kind: 'pass'; hours: number }
  | { kind: 'extend'; hours: number };

const only = (kind: Exclude<Happening['kind'], 'pass' | 'extend'>) =>
  fc.constant({ kind } as Happening);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: only('look') },
  { weight: 6, arbitrary: only('approve') },
  { weight: 1, arbitrary: only('reject') },
  { weight: 1, arbitrary: only('delete') },
  { weight: 2, arbitrary: only('gone') },
  { weight: 2, arbitrary: only('fail') },
  { weight: 2, arbitrary: only('reconcile') },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      hours: fc.constantFrom(1, 6, 12, 19, 25),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('extend' as const),
      // Some of them more than the class allows at once.
      hours: fc.constantFrom(1, 6, 12, 24, 30, 60, 100),
    }),
  },
);

const policies: [string, ClassSpec][] = [
  ['where it is removed at once', aLeasePolicy()],
  [
    'where it is suspended before, and approvers allow more',
    aLeasePolicy({ suspend_hours: 20, extension_beyond: true }),
  ],
];

describe.each(databases.eachSupportedId())('the end on %p', id => {
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
  });

  const find = async (requestId: string): Promise<EnvironmentRequest> => {
    const request = await stores.requests.find(requestId);
    if (!request) {
      throw new Error('The environment is away');
    }
    return request;
  };
  const changing = async (
    requestId: string,
    work: (
      transaction: Transaction,
      request: EnvironmentRequest,
    ) => Promise<void>,
  ) =>
    stores.database.transaction(async transaction => {
      const locked = await stores.requests.lock(transaction, requestId);
      if (locked) {
        await work(transaction, locked);
      }
    });

  /** Does what happens, as the parts of the control plane do. What is refused is as if it had not happened. */
  async function happen(
    policy: ClassSpec,
    requestId: string,
    { kind, ...what }: Happening,
  ): Promise<void> {
    const { keeper, service, decisions, extensions } = createTestLeases(
      stores,
      policy,
    );
    switch (kind) {
      case 'look':
        await keeper.run(forever);
        return;
      case 'extend':
        await service
          .extend(ana, requestId, { hours: 1, ...what })
          .catch(expectRefusal);
        return;
      case 'approve':
      case 'reject': {
        const pending = (await extensions.findPending([requestId])).get(
          requestId,
        );
        if (pending) {
          await decisions
            .decide(ben, requestId, pending.id, {
              decision: kind,
              reason: 'As told',
            })
            .catch(expectRefusal);
        }
        return;
      }
      case 'pass':
        await pass(requestId, 'hours' in what ? what.hours : 0);
        return;
      default:
        await changing(requestId, (transaction, request) =>
          move(transaction, request, kind),
        );
    }
  }

  /** As the database's clock cannot be moved, everything else is. */
  async function pass(requestId: string, hours: number): Promise<void> {
    await changing(requestId, async ({ knex }, request) => {
      const earlier = (time: string | undefined) =>
        time === undefined ? null : addHours(time, -hours);
      await knex('environment_requests')
        .where('id', requestId)
        .update({
          ready_at: earlier(request.ready_at),
          expires_at: earlier(request.expires_at),
          suspended_at: earlier(request.suspended_at),
          removal_at: earlier(request.removal_at),
        });
    });
  }

  async function move(
    transaction: Transaction,
    request: EnvironmentRequest,
    kind: 'delete' | 'fail' | 'reconcile' | 'gone',
  ): Promise<void> {
    const { status, end_reason } = request;
    const ending = status === 'deprovisioning' || isFinal(status);
    const to = (change: Partial<EnvironmentRequest>) =>
      stores.recorder.change(transaction, ana, request, change, {
        action: 'environment-request.moved',
        message: 'As told',
      });
    if (kind === 'delete' && !ending) {
      await createTestDeprovisioner(stores).begin(transaction, ana, request, {
        end_reason: 'deleted',
        event: {
          action: 'environment-request.delete-requested',
          message: 'As told',
        },
      });
    } else if (kind === 'fail' && status === 'queued') {
      await to({ status: 'reconciling' });
    } else if (kind === 'fail' && status === 'reconciling') {
      await to({ status: 'failed' });
    } else if (kind === 'reconcile' && ['ready', 'failed'].includes(status)) {
      await to({ status: 'queued' });
    } else if (kind === 'gone' && status === 'deprovisioning') {
      await to({ status: end_reason === 'expired' ? 'expired' : 'deleted' });
    }
  }

  const eventsOf = async (requestId: string): Promise<string[]> =>
    (
      await stores
        .knex('audit_events')
        .where('target_id', requestId)
        .orderBy('id')
        .pluck('action')
    ).map((action: string) => action.replace('environment-request.', ''));

  /** What holds at any time. */
  async function expectConsistent(requestId: string): Promise<void> {
    const request = await find(requestId);
    const isSuspended = request.status === 'suspended';
    expect([request.suspended_at, request.removal_at]).toEqual(
      isSuspended
        ? [expect.any(String), expect.any(String)]
        : [undefined, undefined],
    );
    const events = await eventsOf(requestId);
    expect(events.filter(each => each === 'extended')).toHaveLength(
      request.extensions ?? 0,
    );
    const [placement] = await stores.placements.listOfNamespace(requestId);
    const isEnding =
      request.status === 'deprovisioning' || isFinal(request.status);
    expect(placement.desired_state).toBe(isEnding ? 'absent' : 'present');
    expect(isEnding || Boolean(placement.desired.suspended)).toBe(
      isEnding || isSuspended,
    );
    const waiting = await stores
      .knex('extension_requests')
      .where({ request_id: requestId, status: 'pending' });
    expect(waiting.length).toBeLessThanOrEqual(isEnding ? 0 : 1);
    if (!events.includes('extension-approved')) {
      expect(
        Date.parse(request.expires_at ?? '') -
          Date.parse(request.ready_at ?? ''),
      ).toBeLessThanOrEqual(72 * 3_600_000);
    }
  }

  it.each(policies)(
    'comes exactly once, and never later than somebody allowed, in whatever order and however close together things happen, %s',
    async (_name, policy) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), {
            maxLength: 12,
            size: '+1',
          }),
          async moments => {
            const now = await stores.database.now();
            const { id: requestId } = await stores.addRequest(
              {
                status: 'ready',
                ready_at: now,
                expires_at: addHours(now, 24),
                extensions: 0,
              },
              ['memory'],
            );
            let endReason: EnvironmentRequest['end_reason'];
            for (const moment of moments) {
              await Promise.all(
                moment.map(each => happen(policy, requestId, each)),
              );
              await expectConsistent(requestId);
              const request = await find(requestId);
              // Once it ends, why it does never changes.
              expect(request.end_reason).toBe(endReason ?? request.end_reason);
              endReason = request.end_reason;
            }

            // Long after whatever somebody may have allowed, and again after what it may be suspended for.
            for (const hours of [1_000, 50]) {
              await happen(policy, requestId, { kind: 'pass', hours });
              await Promise.all([
                happen(policy, requestId, { kind: 'look' }),
                happen(policy, requestId, { kind: 'look' }),
              ]);
              // Whoever found it locked comes back.
              await happen(policy, requestId, { kind: 'look' });
            }
            await happen(policy, requestId, { kind: 'gone' });
            await expectConsistent(requestId);
            const request = await find(requestId);
            expect(request.status).toBe(request.end_reason);
            const events = await eventsOf(requestId);
            const ends = ['expired', 'delete-requested'];
            expect(events.filter(each => ends.includes(each))).toEqual([
              request.end_reason === 'expired' ? 'expired' : 'delete-requested',
            ]);
            // Nothing is removed that was not suspended since it was extended last.
            const rests =
              request.end_reason === 'expired' && policy.suspend_hours > 0;
            const lastMove = events
              .filter(each => ['suspended', 'extended'].includes(each))
              .at(-1);
            expect(rests ? lastMove : 'suspended').toBe('suspended');
          },
        ),
        { numRuns: 25 },
      );
    },
  );
});

/** Whatever somebody asks for may come too late, or be more than there is; nothing else may go wrong. */
function expectRefusal(error: Error): void {
  expect(['ConflictError', 'InputError', 'ValidationError']).toContain(
    error.name,
  );
}

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import {
  createTestStores,
  type TestStores,
  createTestDeprovisioner,
} from '../__testUtils__';
import type { Transaction } from '../database';
import type { Caller, RequestGrant } from '../identity';
import type { EnvironmentRequestReader } from '../requests';
import { LeaseKeeper } from './LeaseKeeper';
import { LeaseService } from './LeaseService';
import { LeaseStore } from './LeaseStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const forever = new AbortController().signal;
const config = { warnings: [24, 1] };
const policy = {
  title: 'Preview',
  extension_hours_max: 24,
  lifetime_hours_max: 72,
};
const all: RequestGrant = { allows: () => true, scope: 'all' };
const ana: Caller = {
  principal: {
    type: 'subject',
    id: 'user:default/ana',
    ownership_refs: [],
    roles: ['requester'],
  },
  request_id: 'a-request',
};

/** What happens to an environment. */
type Happening =
  | { kind: 'look' | 'delete' | 'fail' | 'reconcile' | 'gone' }
  | { kind: 'pass'; hours: number }
  | { kind: 'extend'; hours: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'look' as const }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { kind: 'fail' as const },
      { kind: 'reconcile' as const },
      { kind: 'gone' as const },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'delete' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      hours: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('extend' as const),
      hours: fc.integer({ min: 1, max: 30 }),
    }),
  },
);

describe.each(databases.eachSupportedId())('the end on %p', id => {
  let stores: TestStores;
  let leases: LeaseStore;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
    leases = LeaseStore.create(stores);
  });

  const find = async (requestId: string): Promise<EnvironmentRequest> => {
    const request = await stores.requests.find(requestId);
    if (!request) {
      throw new Error('The environment is away');
    }
    return request;
  };
  const reader: Pick<EnvironmentRequestReader, 'find' | 'get'> = {
    find: async (_principal, requestId) => ({
      request: await find(requestId),
      grants: {
        approve: all,
        reconcile: all,
        extend: all,
        delete: all,
        extensionPolicyOf: () => policy,
      },
    }),
    get: async (_principal, requestId) => find(requestId),
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

  /** Does what happens, as the parts of the control plane do; answers with whether it was an extension that succeeded. */
  async function happen(
    requestId: string,
    { kind, ...what }: Happening,
  ): Promise<boolean> {
    switch (kind) {
      case 'look':
        await LeaseKeeper.create({
          ...stores,
          deprovisioner: createTestDeprovisioner(stores),
          leases,
          config,
          logger: mockServices.logger.mock(),
          onCommitted: () => {},
        }).run(forever);
        return false;
      case 'extend':
        return LeaseService.create({
          ...stores,
          leases,
          config,
          reader,
          tenancy: { lockUsable: async () => {} },
          onCommitted: () => {},
        })
          .extend(ana, requestId, { hours: 1, ...what })
          .then(
            () => true,
            () => false,
          );
      case 'pass':
        // As the database's clock cannot be moved, everything else is.
        await changing(requestId, async ({ knex }, request) => {
          const hours = 'hours' in what ? -what.hours : 0;
          await knex('environment_requests')
            .where('id', requestId)
            .update({
              ready_at: addHours(request.ready_at ?? '', hours),
              expires_at: addHours(request.expires_at ?? '', hours),
            });
        });
        return false;
      default:
        await changing(requestId, (transaction, request) =>
          move(transaction, request, kind),
        );
        return false;
    }
  }

  async function move(
    transaction: Transaction,
    request: EnvironmentRequest,
    kind: 'delete' | 'fail' | 'reconcile' | 'gone',
  ): Promise<void> {
    const { status, end_reason } = request;
    const ending = status === 'deprovisioning' || isFinal(status);
    const to = (
      change: Partial<EnvironmentRequest>,
      action = 'environment-request.moved',
    ) =>
      stores.recorder.change(transaction, ana, request, change, {
        action,
        message: 'As told',
      });
    if (kind === 'delete' && !ending) {
      await to(
        { status: 'deprovisioning', end_reason: 'deleted' },
        'environment-request.delete-requested',
      );
      await stores.placements.requestPass(transaction, request.id, 'absent');
    } else if (kind === 'fail' && status === 'queued') {
      await to({ status: 'reconciling' });
    } else if (kind === 'fail' && status === 'reconciling') {
      await to({ status: 'failed' });
    } else if (kind === 'reconcile' && !ending && status !== 'reconciling') {
      await to({ status: 'queued' });
    } else if (kind === 'gone' && status === 'deprovisioning') {
      await to({ status: end_reason === 'expired' ? 'expired' : 'deleted' });
    }
  }

  const eventsOf = (requestId: string, ...actions: string[]) =>
    stores
      .knex('audit_events')
      .where('target_id', requestId)
      .whereIn(
        'action',
        actions.map(action => `environment-request.${action}`),
      )
      .orderBy('id')
      .pluck('action');

  it('comes exactly once, and never later than the class allows, in whatever order and however close together things happen', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), {
          maxLength: 10,
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
          let extensions = 0;
          let endReason: EnvironmentRequest['end_reason'];
          for (const moment of moments) {
            const done = await Promise.all(
              moment.map(each => happen(requestId, each)),
            );
            extensions += done.filter(Boolean).length;
            const request = await find(requestId);
            expect(request.extensions).toBe(extensions);
            expect(
              Date.parse(request.expires_at ?? '') -
                Date.parse(request.ready_at ?? ''),
            ).toBeLessThanOrEqual(72 * 3_600_000);
            // Once it ends, why it does never changes.
            expect(request.end_reason).toBe(endReason ?? request.end_reason);
            endReason = request.end_reason;
          }

          await happen(requestId, { kind: 'pass', hours: 100 });
          await Promise.all([
            happen(requestId, { kind: 'look' }),
            happen(requestId, { kind: 'extend', hours: 1 }),
            happen(requestId, { kind: 'look' }),
          ]);
          // Whoever found it locked comes back.
          await happen(requestId, { kind: 'look' });
          await happen(requestId, { kind: 'gone' });
          const request = await find(requestId);
          const ends = await eventsOf(requestId, 'expired', 'delete-requested');
          expect(ends).toEqual([
            request.end_reason === 'expired'
              ? 'environment-request.expired'
              : 'environment-request.delete-requested',
          ]);
          expect(request.status).toBe(request.end_reason);
          expect(request.extensions).toBe(extensions);
          expect(await eventsOf(requestId, 'extended')).toHaveLength(
            extensions,
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});

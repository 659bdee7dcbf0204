import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, type TestStores } from '../__testUtils__';
import { applyOutcome } from './applyOutcome';
import type { Claim, Placement } from './Placement';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const longAgo = '2000-01-01T00:00:00.000Z';
const farAway = '2999-01-01T00:00:00.000Z';
const leaseMs = 60_000;

const removed = (claim: Placement) =>
  applyOutcome(
    claim,
    { result: 'removed' },
    { attempt: 0, gaveUp: false },
    longAgo,
  );

describe.each(databases.eachSupportedId())('PlacementQueue on %p', id => {
  let stores: TestStores;

  beforeEach(async () => {
    stores = await createTestStores(await databases.init(id));
  });

  const claim = (limit = 10) => stores.queue.claim({ limit, leaseMs });

  async function addMany(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await stores.addRequest({}, ['memory']);
    }
  }

  async function addClaimed(): Promise<Claim> {
    await stores.addRequest({}, ['memory']);
    const [taken] = await claim();
    return taken;
  }

  const rows = () => stores.knex('placements').orderBy('id');

  describe('claim', () => {
    it('never gives two claimers the same placement', async () => {
      await addMany(60);
      const taken: string[] = [];
      await Promise.all(
        [0, 1, 2, 3, 4, 5, 6, 7].map(async () => {
          let claims: Claim[];
          do {
            claims = await claim(3);
            taken.push(...claims.map(placement => placement.id));
          } while (claims.length > 0);
        }),
      );
      // Whoever finds nothing leaves, also when others hold it for a moment: what is left is taken here.
      taken.push(...(await claim(100)).map(placement => placement.id));
      expect(new Set(taken).size).toBe(60);
      expect(taken).toHaveLength(60);
    });

    it('gives every claim a ticket of its own', async () => {
      await addMany(2);
      const [first] = await claim(1);
      const [second] = await claim(1);
      expect(first.ticket).not.toBe(second.ticket);
    });

    it('never takes more than asked for, however many there are', async () => {
      await addMany(30);
      for (const limit of [1, 2, 5]) {
        expect(await claim(limit)).toHaveLength(limit);
      }
    });

    it('takes the longest due first, and nothing before it is due', async () => {
      await addMany(3);
      const [first, second, third] = await rows();
      const due = (placementId: string, next_reconcile_at: string) =>
        stores
          .knex('placements')
          .where({ id: placementId })
          .update({ next_reconcile_at });
      await due(first.id, farAway);
      await due(second.id, '2001-01-01T00:00:00.000Z');
      await due(third.id, longAgo);
      expect(await claim(1)).toEqual([
        expect.objectContaining({ id: third.id }),
      ]);
      expect(await claim()).toEqual([
        expect.objectContaining({ id: second.id }),
      ]);
      expect(await claim()).toEqual([]);
    });

    it('leaves out runtime environments that have no room', async () => {
      await stores.addRequest({}, ['busy', 'free']);
      const claims = await stores.queue.claim({
        limit: 10,
        leaseMs,
        limits: new Map([['busy', 0]]),
      });
      expect(claims.map(({ runtime }) => runtime)).toEqual(['free']);
    });

    it('takes as much as each runtime environment has room for, however much another has waiting', async () => {
      await addMany(7);
      for (let index = 0; index < 5; index += 1) {
        await stores.addRequest({}, ['a', 'b', 'c']);
      }
      const claims = await stores.queue.claim({
        limit: 4,
        limits: new Map([
          ['a', 1],
          ['b', 3],
        ]),
        leaseMs,
      });
      const count = (name: string) =>
        claims.filter(({ runtime }) => runtime === name).length;
      expect(['memory', 'a', 'b', 'c'].map(count)).toEqual([4, 1, 3, 4]);
    });

    it('keeps nobody waiting for a group with a limit whose taker is paused', async () => {
      await stores.knex('runtime_groups').insert({
        ...{ id: 'g', name: 'limited', title: 'Limited', is_default: false },
        orchestration_strategy: 'replicate',
        concurrency_limit: 1,
        source: 'api',
        created_at: '',
        updated_at: '',
      });
      const statements: string[] = [];
      stores.knex.on('query', ({ sql }) => statements.push(sql));
      await claim();
      const begun = statements.findIndex(sql => /^begin/i.test(sql));
      // The database ends a transaction that it hears no more of.
      expect(statements[begun + 1]).toMatch(
        id === 'SQLITE_3' ? /now/ : /idle_in_transaction_session_timeout/,
      );
    });

    it('leaves what is held alone until the lease has run out, and then takes it over', async () => {
      const held = await addClaimed();
      expect(await claim()).toEqual([]);
      await stores.knex('placements').update({ lease_until: longAgo });
      const [takenOver] = await claim();
      expect(takenOver.id).toBe(held.id);
      expect(takenOver.ticket).not.toBe(held.ticket);
    });

    it('takes the end of a lease from the clock of the database, not of the process', async () => {
      const clock = jest.spyOn(Date, 'now');
      try {
        clock.mockReturnValue(Date.parse(farAway));
        await addClaimed();
        expect(await claim()).toEqual([]);
        clock.mockReturnValue(Date.parse(longAgo));
        expect(await claim()).toEqual([]);
        const [{ lease_until }] = await rows();
        expect(lease_until > longAgo && lease_until < farAway).toBe(true);
      } finally {
        clock.mockRestore();
      }
    });
  });

  describe('a ticket that was lost', () => {
    let lost: Claim;
    let holder: Claim;
    let before: unknown;

    beforeEach(async () => {
      lost = await addClaimed();
      await stores.knex('placements').update({ lease_until: longAgo });
      [holder] = await claim();
      before = await rows();
    });

    it.each<[string, () => Promise<unknown>]>([
      ['renew', () => stores.queue.renew([lost], leaseMs)],
      ['release', () => stores.queue.release(lost)],
    ])('cannot %s what somebody else holds', async (_verb, act) => {
      await act();
      expect(await rows()).toEqual(before);
    });

    it('is told so', async () => {
      expect(await stores.queue.renew([lost], leaseMs)).toEqual(new Set());
      expect(await stores.queue.renew([holder], leaseMs)).toEqual(
        new Set([holder.id]),
      );
      await stores.database.transaction(async transaction => {
        expect(await stores.queue.lockClaimed(transaction, [lost])).toEqual(
          new Map(),
        );
        expect(await stores.queue.lockClaimed(transaction, [holder])).toEqual(
          new Map([[holder.id, holder.generation]]),
        );
      });
    });
  });

  it('gives a released placement to the next, due as before', async () => {
    const held = await addClaimed();
    await stores.queue.release(held);
    expect((await claim()).map(placement => placement.id)).toEqual([held.id]);
  });

  it('keeps a lease for as long as it is renewed for', async () => {
    const held = await addClaimed();
    await stores.knex('placements').update({ lease_until: longAgo });
    expect(await stores.queue.renew([held], leaseMs)).toEqual(
      new Set([held.id]),
    );
    expect(await claim()).toEqual([]);
  });

  it('keeps nothing due that a pass ended for good', async () => {
    const held = await addClaimed();
    await stores.database.transaction(transaction =>
      stores.queue.finish(transaction, [
        { claim: held, change: removed(held) },
      ]),
    );
    expect(await rows()).toEqual([
      expect.objectContaining({
        status: 'deleted',
        ticket: null,
        lease_until: null,
        next_reconcile_at: null,
      }),
    ]);
    expect(await claim()).toEqual([]);
  });
});

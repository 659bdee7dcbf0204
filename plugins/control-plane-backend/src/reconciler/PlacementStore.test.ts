import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, type TestStores } from '../__testUtils__';
import { applyOutcome } from './applyOutcome';
import type { Claim, Placement } from './Placement';

jest.setTimeout(60_000);

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

describe.each(databases.eachSupportedId())('PlacementStore on %p', id => {
  let stores: TestStores;

  beforeEach(async () => {
    stores = await createTestStores(await databases.init(id));
  });

  const claim = (limit = 10) => stores.placements.claim({ limit, leaseMs });

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
      const claims = await stores.placements.claim({
        limit: 10,
        leaseMs,
        exceptRuntimes: ['busy'],
      });
      expect(claims.map(({ runtime }) => runtime)).toEqual(['free']);
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
      ['renew', () => stores.placements.renew(lost, leaseMs)],
      ['release', () => stores.placements.release(lost)],
      [
        'mark the start of',
        () =>
          stores.database.transaction(transaction =>
            stores.placements.markStarted(transaction, lost),
          ),
      ],
      [
        'finish',
        () =>
          stores.database.transaction(transaction =>
            stores.placements.finish(transaction, lost, removed(lost), 0),
          ),
      ],
    ])('cannot %s what somebody else holds', async (_verb, act) => {
      await act();
      expect(await rows()).toEqual(before);
    });

    it('is told so', async () => {
      expect(await stores.placements.renew(lost, leaseMs)).toBe(false);
      expect(await stores.placements.renew(holder, leaseMs)).toBe(true);
      await stores.database.transaction(async transaction => {
        expect(
          await stores.placements.lockClaimed(transaction, lost),
        ).toBeUndefined();
        expect(
          await stores.placements.lockClaimed(transaction, holder),
        ).toMatchObject({ id: holder.id });
      });
    });
  });

  it('gives a released placement to the next, due as before', async () => {
    const held = await addClaimed();
    await stores.placements.release(held);
    expect((await claim()).map(placement => placement.id)).toEqual([held.id]);
  });

  it('keeps a lease for as long as it is renewed for', async () => {
    const held = await addClaimed();
    await stores.knex('placements').update({ lease_until: longAgo });
    expect(await stores.placements.renew(held, leaseMs)).toBe(true);
    expect(await claim()).toEqual([]);
  });

  it('keeps nothing due that a pass ended for good', async () => {
    const held = await addClaimed();
    await stores.database.transaction(transaction =>
      stores.placements.finish(transaction, held, removed(held), undefined),
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

  it('counts up the generation with every request for a pass, also while a pass holds the placement', async () => {
    const held = await addClaimed();
    await stores.database.transaction(transaction =>
      stores.placements.requestPass(transaction, held.request_id, 'absent'),
    );
    const [now] = await stores.placements.listOfRequest(held.request_id);
    expect(now).toMatchObject({
      generation: 2,
      desired_state: 'absent',
      status: 'deleting',
      attempt: 0,
    });
    expect(await stores.placements.renew(held, leaseMs)).toBe(true);
    expect(await claim()).toEqual([]);
  });

  describe('markDue', () => {
    async function settle(change: Record<string, unknown> = {}) {
      await stores
        .knex('placements')
        .update({ next_reconcile_at: farAway, ...change });
    }
    const dueIds = async () =>
      (await claim(100)).map(({ request_id }) => request_id).sort();

    it('makes due what is named, on that runtime environment only', async () => {
      const first = await stores.addRequest({}, ['memory', 'other']);
      await stores.addRequest({}, ['memory']);
      await settle();
      expect(await stores.placements.markDue('memory', [first.id])).toBe(1);
      expect(await dueIds()).toEqual([first.id]);
    });

    it('makes due everything there when nothing is named', async () => {
      await addMany(3);
      await settle();
      expect(await stores.placements.markDue('memory')).toBe(3);
      expect(await dueIds()).toHaveLength(3);
    });

    it('wakes nothing that has ended', async () => {
      await addMany(1);
      await settle({ next_reconcile_at: null });
      expect(await stores.placements.markDue('memory')).toBe(0);
    });

    it('does not cut a backoff short', async () => {
      await addMany(1);
      await settle({ attempt: 1 });
      expect(await stores.placements.markDue('memory')).toBe(0);
    });

    it('does not put back what is due already', async () => {
      await addMany(1);
      await settle({ next_reconcile_at: longAgo });
      expect(await stores.placements.markDue('memory')).toBe(0);
      expect(await rows()).toEqual([
        expect.objectContaining({ next_reconcile_at: longAgo }),
      ]);
    });
  });
});

import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, type TestStores } from '../__testUtils__';
import type { Claim } from './Placement';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const longAgo = '2000-01-01T00:00:00.000Z';
const farAway = '2999-01-01T00:00:00.000Z';
const leaseMs = 60_000;

describe.each(databases.eachSupportedId())('PlacementStore on %p', id => {
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

  it('counts up the generation with every request for a pass, also while a pass holds the placement', async () => {
    const held = await addClaimed();
    await stores.database.transaction(transaction =>
      stores.placements.requestPass(transaction, held.namespace_id, 'absent'),
    );
    const [now] = await stores.placements.listOfNamespace(held.namespace_id);
    expect(now).toMatchObject({
      generation: 2,
      desired_state: 'absent',
      status: 'deleting',
      attempt: 0,
    });
    expect(await stores.queue.renew([held], leaseMs)).toEqual(
      new Set([held.id]),
    );
    expect(await claim()).toEqual([]);
  });

  describe('markDue', () => {
    async function settle(change: Record<string, unknown> = {}) {
      await stores
        .knex('placements')
        .update({ next_reconcile_at: farAway, ...change });
    }
    const dueIds = async () =>
      (await claim(100)).map(({ namespace_id }) => namespace_id).sort();

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

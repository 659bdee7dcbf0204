import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createTestStores,
  useTestReconciler,
  waitFor,
  type TestStores,
} from '../__testUtils__';
import { shiftClock } from '../__testUtils__/shiftClock';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const hourMs = 3_600_000;
const longAgo = '2000-01-01T00:00:00.000Z';
const leaseMs = 60_000;

describe.each(databases.eachSupportedId())('on %p, a process', id => {
  describe.each([
    ['an hour ahead', hourMs],
    ['an hour behind', -hourMs],
  ])('whose clock is %s', (_how, offsetMs) => {
    let right = () => {};

    afterEach(() => right());

    describe('at the queue', () => {
      let stores: TestStores;

      beforeEach(async () => {
        stores = await createTestStores(await databases.init(id));
        await stores.addRequest({ status: 'queued' }, ['memory']);
      });

      const claim = () => stores.queue.claim({ limit: 1, leaseMs });

      it('steals nothing that another works on, and takes over what the other has left, once', async () => {
        expect(await claim()).toHaveLength(1);
        right = shiftClock(offsetMs);
        expect(await claim()).toEqual([]);
        await stores.knex('placements').update({ lease_until: longAgo });
        expect(await claim()).toHaveLength(1);
        expect(await claim()).toEqual([]);
      });

      it('loses nothing that it works on to another', async () => {
        right = shiftClock(offsetMs);
        const [mine] = await claim();
        expect(await stores.queue.renew([mine], leaseMs)).toEqual(
          new Set([mine.id]),
        );
        right();
        expect(await claim()).toEqual([]);
      });

      it('takes nothing before it is due by the clock of the database, and nothing later', async () => {
        right = shiftClock(offsetMs);
        const due = (ms: number) =>
          stores.database.now().then(now =>
            stores.knex('placements').update({
              next_reconcile_at: new Date(Date.parse(now) + ms).toISOString(),
            }),
          );
        await due(hourMs / 2);
        expect(await claim()).toEqual([]);
        await due(-1);
        expect(await claim()).toHaveLength(1);
      });
    });

    describe('as a whole control plane', () => {
      const test = useTestReconciler(databases, id);

      it('brings about and removes what is asked for, by the times of the database', async () => {
        right = shiftClock(offsetMs);
        test.plane = await test.start();
        const { id: requestId } = await test.request();
        const ready = await test.waitForStatus(requestId, 'ready');
        const { knex, client } = test.plane;
        right();
        for (const time of [ready.created_at, ready.ready_at ?? '']) {
          expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000);
        }
        expect(
          Date.parse(ready.expires_at ?? '') - Date.parse(ready.ready_at ?? ''),
        ).toBe(ready.ttl_hours * hourMs);
        right = shiftClock(offsetMs);
        await waitFor(
          () => knex('outbox').pluck('kind'),
          // There is nobody here who takes notifications.
          kinds => kinds.every(kind => kind === 'notification'),
        );
        await client.deleteEnvironmentRequest(requestId, { token: test.ana });
        await test.waitForStatus(requestId, 'deleted');
        expect(test.adapter.writes).toEqual([
          { call: 'apply', id: requestId },
          { call: 'remove', id: requestId },
        ]);
        expect(test.adapter.overlaps).toEqual([]);
      });
    });
  });
});

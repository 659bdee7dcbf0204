import { TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { createTestStores, type TestStores } from '../__testUtils__';
import { shiftClock } from '../__testUtils__/shiftClock';
import {
  aCaller,
  aLeasePolicy,
  createTestLeases,
  type TestLeases,
} from './__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const ana = aCaller('ana');
const ben = aCaller('ben');

describe.each(databases.eachSupportedId())('leases on %p', id => {
  let stores: TestStores;
  let leases: TestLeases;
  let now: string;
  let setRight = () => {};

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
    leases = createTestLeases(
      stores,
      aLeasePolicy({ suspend_hours: 20, extension_beyond: true }),
    );
  });

  beforeEach(async () => {
    now = await stores.database.now();
  });

  afterEach(() => setRight());

  /** An environment that was ready so many hours ago, with what else it is. */
  const addLease = (hours: number, change: Partial<EnvironmentRequest>) =>
    stores.addRequest(
      { status: 'ready', ready_at: addHours(now, -hours), ...change },
      ['memory'],
    );
  const addSuspended = (hours: number) =>
    addLease(hours, {
      status: 'suspended',
      expires_at: addHours(now, -1),
      suspended_at: addHours(now, -1),
      removal_at: addHours(now, 19),
    });
  /** How many seconds its end is away from another time. */
  const secondsFrom = async (request: EnvironmentRequest, end: string) => {
    const found = await stores.requests.find(request.id);
    return (
      Math.abs(Date.parse(found?.expires_at ?? '') - Date.parse(end)) / 1_000
    );
  };
  const extend = (request: EnvironmentRequest, hours: number) =>
    leases.service.extend(ana, request.id, { hours });

  describe.each([-3_600_000, 3_600_000])(
    'go by the clock of the database, with one of the process that is %d ms off,',
    offsetMs => {
      beforeEach(() => {
        setRight = shiftClock(offsetMs);
      });

      it('where what is suspended is taken up from now on', async () => {
        const request = await addSuspended(30);
        await extend(request, 5);
        expect(await secondsFrom(request, addHours(now, 5))).toBeLessThan(10);
      });

      it('where it is reckoned what is left', async () => {
        const request = await addSuspended(60);
        // Of 72 hours 12 are left, and not 13 or 11.
        expect((await extend(request, 13)).waits).toBe(true);
        expect((await extend(request, 11)).waits).toBe(false);
        expect(await secondsFrom(request, addHours(now, 11))).toBeLessThan(10);
      });

      it('where it is found that a time is over', async () => {
        const running = await addLease(10, { expires_at: addHours(now, 0.5) });
        await extend(running, 5);
        expect(await secondsFrom(running, addHours(now, 5.5))).toBeLessThan(10);
        // Nobody has suspended it yet.
        const over = await addLease(30, { expires_at: addHours(now, -0.5) });
        await extend(over, 5);
        expect(await secondsFrom(over, addHours(now, 5))).toBeLessThan(10);
      });

      it('where an extension is approved', async () => {
        const request = await addSuspended(60);
        await extend(request, 40);
        const pending = await leases.extensions.findPending([request.id]);
        await leases.decisions.decide(
          ben,
          request.id,
          pending.get(request.id)?.id ?? '',
          { decision: 'approve' },
        );
        expect(await secondsFrom(request, addHours(now, 40))).toBeLessThan(10);
        expect(await stores.requests.find(request.id)).toMatchObject({
          status: 'queued',
        });
      });
    },
  );
});

import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentRequest,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestDeprovisioner,
  createTestStores,
  createTestSuspender,
  type TestStores,
} from '../__testUtils__';
import { parseJson } from '../database';
import type { NotificationMessage } from '../messages';
import { aLeasePolicy, classesWith } from './__testUtils__';
import { LeaseEnder } from './LeaseEnder';
import { LeaseKeeper } from './LeaseKeeper';
import { LeaseStore } from './LeaseStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const forever = new AbortController().signal;

describe.each(databases.eachSupportedId())('LeaseKeeper on %p', id => {
  let stores: TestStores;
  let leases: LeaseStore;
  let now: string;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
    leases = LeaseStore.create(stores);
    now = await stores.database.now();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    for (const table of [
      'placements',
      'namespaces',
      'environment_requests',
      'audit_events',
      'outbox',
    ]) {
      await stores.knex(table).delete();
    }
  });

  const logger = mockServices.logger.mock();
  const onCommitted = jest.fn();
  const keeper = (warnings = [24, 1]) =>
    LeaseKeeper.create({
      ...stores,
      leases,
      // Of the environments, those of the class `restful` are suspended for two days before they are removed.
      classes: classesWith(({ class: name }) =>
        aLeasePolicy({ suspend_hours: name === 'restful' ? 48 : 0 }),
      ),
      ender: LeaseEnder.create({
        ...stores,
        leases,
        deprovisioner: createTestDeprovisioner(stores),
        suspender: createTestSuspender(stores),
      }),
      config: { warnings },
      logger,
      onCommitted,
    });
  const inHours = (hours: number) => addHours(now, hours);
  /** An environment of two days whose lease ends in so many hours. */
  const addLease = (
    hours: number,
    change: Partial<EnvironmentRequest> = {},
    runtimes = ['memory', 'other'],
  ) =>
    stores.addRequest(
      {
        status: 'ready',
        ready_at: inHours(hours - 48),
        expires_at: inHours(hours),
        ...change,
      },
      runtimes,
    );
  const find = (request: EnvironmentRequest) =>
    stores.requests.find(request.id);
  const actionsOf = async ({ id: target_id }: EnvironmentRequest) =>
    (
      await stores
        .knex('audit_events')
        .where({ target_id })
        .orderBy('id')
        .pluck('action')
    ).map((action: string) => action.replace('environment-request.', ''));
  const notifications = async () =>
    (
      await stores.knex('outbox').where('kind', 'notification').orderBy('id')
    ).map(({ payload }) => parseJson<NotificationMessage>(payload));

  it('ends what is over on every target, once, however many replicas see to it', async () => {
    const over = await addLease(-0.01);
    const running = await addLease(30);
    await Promise.all(Array.from({ length: 4 }, () => keeper().run(forever)));
    expect(await find(over)).toMatchObject({
      status: 'deprovisioning',
      status_message: 'Its time is over',
      end_reason: 'expired',
    });
    const placements = await stores.placements.listOfNamespace(over.id);
    expect(placements).toHaveLength(2);
    for (const placement of placements) {
      expect(placement).toMatchObject({
        desired_state: 'absent',
        generation: 2,
      });
    }
    expect(await actionsOf(over)).toEqual(['expired']);
    expect(await notifications()).toEqual([
      expect.objectContaining({
        recipients: ['user:default/ana', 'group:default/team-payments'],
        title: `The time of ${over.name} is over`,
        link: `/environments/${over.id}`,
      }),
    ]);
    expect(await find(running)).toMatchObject({ status: 'ready' });
  });

  it.each<EnvironmentStatus>(['queued', 'reconciling', 'ready', 'failed'])(
    'ends what is over while it is %s, whatever its tenant is',
    async status => {
      const tenant = await stores.addTenant({ status: 'frozen' });
      const over = await addLease(-5, { status, tenant_id: tenant.id });
      await keeper().run(forever);
      expect(await find(over)).toMatchObject({
        status: 'deprovisioning',
        end_reason: 'expired',
      });
    },
  );

  it.each<EnvironmentStatus>([
    'pending_approval',
    'rejected',
    'cancelled',
    'deprovisioning',
    'deleted',
    'expired',
  ])('leaves alone what is %s', async status => {
    const request = await addLease(-5, { status });
    const before = await find(request);
    await keeper().run(forever);
    expect(await find(request)).toEqual(before);
    expect(await actionsOf(request)).toEqual([]);
  });

  it('leaves alone what never was ready: its time has not begun', async () => {
    const request = await stores.addRequest({ status: 'failed' });
    await keeper().run(forever);
    expect(await find(request)).toMatchObject({ status: 'failed' });
  });

  it('suspends what is over on every target, once, however many replicas see to it, and says how to keep it', async () => {
    const over = await addLease(-0.01, { class: 'restful' });
    await Promise.all(Array.from({ length: 4 }, () => keeper().run(forever)));
    const suspended = await find(over);
    expect(suspended).toMatchObject({
      status: 'suspended',
      status_message: 'Its time is over',
      cluster_status: 'pending',
      expires_at: over.expires_at,
    });
    expect(suspended).not.toHaveProperty('end_reason');
    const { suspended_at = '', removal_at } = suspended ?? {};
    expect(suspended_at >= now).toBe(true);
    expect(removal_at).toBe(addHours(suspended_at, 48));
    const placements = await stores.placements.listOfNamespace(over.id);
    expect(placements).toHaveLength(2);
    for (const placement of placements) {
      expect(placement).toMatchObject({
        desired_state: 'present',
        desired: { suspended: true },
        generation: 2,
        status: 'pending',
      });
    }
    expect(await actionsOf(over)).toEqual(['suspended']);
    expect(await notifications()).toEqual([
      expect.objectContaining({
        recipients: ['user:default/ana', 'group:default/team-payments'],
        title: `${over.name} is suspended, as its time is over`,
        description:
          'It is removed from every target in 2 days. Extend it before to keep it: then it is taken up again.',
      }),
    ]);
  });

  /** A suspended environment that is removed in so many hours. */
  const addSuspended = (hours: number) =>
    addLease(hours - 48, {
      class: 'restful',
      status: 'suspended',
      suspended_at: inHours(hours - 48),
      removal_at: inHours(hours),
    });

  it('removes what was suspended when that is over, and leaves alone what is not', async () => {
    const over = await addSuspended(-0.01);
    const resting = await addSuspended(40);
    await Promise.all([keeper().run(forever), keeper().run(forever)]);
    const removed = await find(over);
    expect(removed).toMatchObject({
      status: 'deprovisioning',
      status_message: 'Its time is over',
      end_reason: 'expired',
    });
    expect(removed).not.toHaveProperty('removal_at');
    expect(await actionsOf(over)).toEqual(['expired']);
    const [placement] = await stores.placements.listOfNamespace(over.id);
    expect(placement).toMatchObject({ desired_state: 'absent' });
    expect(await find(resting)).toMatchObject({ status: 'suspended' });
    expect(await actionsOf(resting)).toEqual([]);
  });

  it('warns of a removal as of an end, once at each stage', async () => {
    const request = await addSuspended(23.99);
    await keeper().run(forever);
    await Promise.all([keeper().run(forever), keeper().run(forever)]);
    expect(await actionsOf(request)).toEqual(['expiring']);
    await stores
      .knex('environment_requests')
      .where('id', request.id)
      .update({ removal_at: inHours(0.5) });
    await keeper().run(forever);
    expect(await notifications()).toEqual([
      expect.objectContaining({
        title: expect.stringMatching(
          /is removed in (24 hours|23 hours 59 minutes)$/,
        ),
      }),
      expect.objectContaining({
        title: expect.stringMatching(/is removed in (29|30) minutes$/),
        description:
          'It is removed from every target then, unless it is extended before.',
      }),
    ]);
  });

  it('says before an end that it leads to a suspension', async () => {
    await addLease(0.9, { class: 'restful' });
    await keeper().run(forever);
    expect(await notifications()).toMatchObject([
      {
        description:
          'It is suspended then, and removed later, unless it is extended before.',
      },
    ]);
  });

  it('ends at once what is on no target any more', async () => {
    const request = await addLease(-1, {}, []);
    await keeper().run(forever);
    expect(await find(request)).toMatchObject({
      status: 'expired',
      end_reason: 'expired',
      status_message: '',
    });
    expect(await actionsOf(request)).toEqual(['expired', 'deleted']);
  });

  it('warns once at each stage, however many replicas see to it and however often', async () => {
    const request = await addLease(23.99);
    const runAll = async () => {
      for (let round = 0; round < 2; round += 1) {
        await Promise.all([keeper().run(forever), keeper().run(forever)]);
      }
    };
    await runAll();
    expect(await find(request)).toMatchObject({ status: 'ready' });
    expect(await notifications()).toMatchObject([
      {
        recipients: ['user:default/ana', 'group:default/team-payments'],
        title: expect.stringMatching(
          new RegExp(
            `^${request.name} ends in (24 hours|23 hours 59 minutes)$`,
          ),
        ),
      },
    ]);
    await stores
      .knex('environment_requests')
      .where('id', request.id)
      .update({ expires_at: inHours(0.5) });
    await runAll();
    expect(await actionsOf(request)).toEqual(['expiring', 'expiring']);
    expect((await notifications())[1].title).toMatch(
      /ends in (29|30) minutes$/,
    );
  });

  it('repeats none of the warnings that were missed while nothing ran, but the last', async () => {
    const request = await addLease(0.9);
    await keeper([40, 24, 12, 1]).run(forever);
    await keeper([40, 24, 12, 1]).run(forever);
    expect(await actionsOf(request)).toEqual(['expiring']);
  });

  it('gives no warning that would have been due before the lease began', async () => {
    const request = await addLease(23, { ready_at: inHours(-1) });
    await keeper().run(forever);
    expect(await actionsOf(request)).toEqual([]);
    await stores
      .knex('environment_requests')
      .where('id', request.id)
      .update({ expires_at: inHours(0.9) });
    await keeper().run(forever);
    expect(await actionsOf(request)).toEqual(['expiring']);
  });

  it.each([-3_600_000, 3_600_000])(
    'goes by the clock of the database, not by one that is %d ms off',
    async offsetMs => {
      const dateNow = Date.now.bind(Date);
      const over = await addLease(-0.01);
      const warned = await addLease(0.9);
      const running = await addLease(1.5, { ready_at: inHours(-1) });
      const restless = await addLease(0.6, { class: 'restful' });
      const resting = await addSuspended(0.6);
      const gone = await addSuspended(-0.01);
      jest.spyOn(Date, 'now').mockImplementation(() => dateNow() + offsetMs);
      await keeper([1]).run(forever);
      expect(await find(over)).toMatchObject({ status: 'deprovisioning' });
      expect(await find(warned)).toMatchObject({ status: 'ready' });
      expect(await actionsOf(warned)).toEqual(['expiring']);
      expect(await actionsOf(running)).toEqual([]);
      expect(await find(restless)).toMatchObject({ status: 'ready' });
      expect(await find(resting)).toMatchObject({ status: 'suspended' });
      expect(await find(gone)).toMatchObject({ status: 'deprovisioning' });
    },
  );

  it('sees to more than one batch, shared by replicas, and goes on after one that fails', async () => {
    const count = 205;
    const { id: first } = await addLease(-2, {}, []);
    const row = await stores
      .knex('environment_requests')
      .where('id', first)
      .first();
    await stores.knex.batchInsert(
      'environment_requests',
      Array.from({ length: count - 1 }, (_, index) => ({
        ...row,
        id: randomUUID(),
        name: `env-${index}`,
        expires_at: inHours(-1 - (index % 3)),
      })),
      20,
    );
    const claim = jest
      .spyOn(leases, 'claim')
      .mockRejectedValueOnce(new Error('The database hiccups'));
    await keeper().run(forever);
    const left = () =>
      stores.knex('environment_requests').where('status', 'ready');
    expect(await left()).toHaveLength(1);
    expect(logger.error).toHaveBeenCalledTimes(1);
    await Promise.all([keeper().run(forever), keeper().run(forever)]);
    expect(await left()).toHaveLength(0);
    expect(claim.mock.calls.length).toBeGreaterThanOrEqual(count + 1);
    const ended = await stores
      .knex('audit_events')
      .where('action', 'environment-request.expired');
    expect(ended).toHaveLength(count);
  });

  it('tells of a commit only when it did something, and stops when it is told to', async () => {
    onCommitted.mockClear();
    await keeper().run(forever);
    expect(onCommitted).not.toHaveBeenCalled();
    const over = await addLease(-1);
    await keeper().run(AbortSignal.abort());
    expect(await find(over)).toMatchObject({ status: 'ready' });
    await keeper().run(forever);
    expect(onCommitted).toHaveBeenCalled();
  });
});

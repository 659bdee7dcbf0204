import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentRequest,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  type TestStores,
  createTestDeprovisioner,
} from '../__testUtils__';
import { parseJson } from '../database';
import type { NotificationMessage } from '../messages';
import { LeaseKeeper } from './LeaseKeeper';
import { LeaseStore } from './LeaseStore';

jest.setTimeout(60_000);

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
      deprovisioner: createTestDeprovisioner(stores),
      leases,
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
      jest.spyOn(Date, 'now').mockImplementation(() => dateNow() + offsetMs);
      await keeper([1]).run(forever);
      expect(await find(over)).toMatchObject({ status: 'deprovisioning' });
      expect(await find(warned)).toMatchObject({ status: 'ready' });
      expect(await actionsOf(warned)).toEqual(['expiring']);
      expect(await actionsOf(running)).toEqual([]);
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

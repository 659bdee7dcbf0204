import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, type TestStores } from '../__testUtils__';
import { addDays, parseJson } from '../database';
import type { NotificationMessage } from '../messages';
import { TenantDeadlines } from './TenantDeadlines';
import { TenantDeadlineStore } from './TenantDeadlineStore';
import { dateOf } from './tenantPeriod';
import type { StoredTenant } from './TenantStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const forever = new AbortController().signal;

describe.each(databases.eachSupportedId())('TenantDeadlines on %p', id => {
  let stores: TestStores;
  let now: string;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
    now = await stores.database.now();
  });

  afterEach(async () => {
    for (const table of ['tenants', 'audit_events', 'outbox']) {
      await stores.knex(table).delete();
    }
  });

  const logger = mockServices.logger.mock();
  const replica = (config: object = {}) =>
    TenantDeadlines.create({
      ...stores,
      config: { warningDays: [7, 1], freezeAtContractEnd: true, ...config },
      recorder: stores.tenantRecorder,
      deadlines: TenantDeadlineStore.create(stores),
      responsible: ['group:default/platform-admins'],
      logger,
      onCommitted: () => {},
    });
  const inDays = (days: number) => addDays(now, days);
  const find = (tenant: StoredTenant) => stores.tenants.find({ id: tenant.id });
  const actionsOf = async ({ id: target_id }: StoredTenant) =>
    stores
      .knex('audit_events')
      .where({ target_id })
      .orderBy('id')
      .pluck('action');
  const notifications = async () =>
    (
      await stores.knex('outbox').where('kind', 'notification').orderBy('id')
    ).map(({ payload }) => parseJson<NotificationMessage>(payload));

  it('freezes a trial that is over, once, however many replicas see to it', async () => {
    const over = await stores.addTenant(
      {
        slug: 'over',
        status: 'trial',
        trial_ends_at: inDays(-0.01),
        sales_owner: 'user:default/Sam',
        warned_days: 1,
      },
      {
        'user:default/ana': 'admin',
        'user:default/rui': 'developer',
        'service-account:over/ci': 'admin',
      },
    );
    const running = await stores.addTenant({
      status: 'trial',
      trial_ends_at: inDays(10),
    });
    await Promise.all(Array.from({ length: 3 }, () => replica().run(forever)));
    expect(await find(over)).toMatchObject({
      status: 'frozen',
      trial_ends_at: over.trial_ends_at,
    });
    expect(await find(over)).not.toHaveProperty('warned_days');
    expect(await find(running)).toEqual(running);
    expect(await stores.knex('audit_events')).toMatchObject([
      {
        action: 'tenant.trial-ended',
        actor_id: 'system',
        actor_type: 'system',
        tenant_id: over.id,
      },
    ]);
    expect(await notifications()).toEqual([
      expect.objectContaining({
        recipients: [
          'user:default/ana',
          'user:default/sam',
          'group:default/platform-admins',
        ],
        title: 'The trial of Acme has ended',
        link: '/tenants/over',
        topic: 'tenants',
      }),
    ]);
    const changed = await stores.knex('outbox').where('kind', 'tenant-changed');
    expect(changed).toHaveLength(1);
  });

  it('warns once at each stage, however many replicas see to it and however often', async () => {
    const tenant = await stores.addTenant({
      status: 'trial',
      trial_ends_at: inDays(6.5),
      sales_owner: 'CRM: a/b',
    });
    const runAll = async () => {
      for (let round = 0; round < 2; round += 1) {
        await Promise.all([replica().run(forever), replica().run(forever)]);
      }
    };
    await runAll();
    expect(await find(tenant)).toEqual({ ...tenant, warned_days: 7 });
    expect(await notifications()).toMatchObject([
      {
        recipients: ['group:default/platform-admins'],
        title: 'The trial of Acme ends in 7 days',
      },
    ]);
    await stores
      .knex('tenants')
      .where('id', tenant.id)
      .update({ trial_ends_at: inDays(0.5) });
    await runAll();
    expect(await actionsOf(tenant)).toEqual([
      'tenant.trial-ending',
      'tenant.trial-ending',
    ]);
    expect((await notifications())[1].title).toBe(
      'The trial of Acme ends in a day',
    );
  });

  it('repeats none of the warnings that were missed while nothing ran, but the last', async () => {
    const tenant = await stores.addTenant({
      contract_end: dateOf(now),
    });
    await replica({ warningDays: [30, 14, 7, 2] }).run(forever);
    expect(await actionsOf(tenant)).toEqual(['tenant.contract-ending']);
    expect(await find(tenant)).toMatchObject({
      status: 'active',
      warned_days: 2,
    });
    await replica({ warningDays: [30, 14, 7, 2] }).run(forever);
    expect(await notifications()).toHaveLength(1);
  });

  it('tells nobody of a warning that was due before the tenant was made, and does not come back to it', async () => {
    const tenant = await stores.addTenant({
      status: 'trial',
      trial_ends_at: inDays(5),
      created_at: now,
    });
    await replica().run(forever);
    expect(await notifications()).toEqual([]);
    expect(await find(tenant)).toEqual({ ...tenant, warned_days: 7 });
  });

  it.each<[boolean, boolean, string]>([
    [true, false, 'frozen'],
    [true, true, 'frozen'],
    [false, true, 'frozen'],
    [false, false, 'active'],
  ])(
    'at the end of a contract, with freezeAtContractEnd %p and cancelled %p, leaves it %s',
    async (freezeAtContractEnd, cancelled, expected) => {
      const ended = await stores.addTenant({
        contract_end: dateOf(inDays(-1)),
        cancel_at_period_end: cancelled,
      });
      const lastDay = await stores.addTenant({
        contract_end: dateOf(await stores.database.now()),
        cancel_at_period_end: cancelled,
        warned_days: 1,
      });
      await replica({ freezeAtContractEnd }).run(forever);
      expect(await find(ended)).toMatchObject({
        status: expected,
        cancel_at_period_end: false,
      });
      expect(await actionsOf(ended)).toEqual(
        expected === 'frozen' ? ['tenant.frozen'] : [],
      );
      expect(await find(lastDay)).toEqual(lastDay);
    },
  );

  it('sees to more than one batch, and goes on after one that fails', async () => {
    for (let index = 0; index < 205; index += 1) {
      await stores.addTenant({
        status: 'trial',
        trial_ends_at: inDays(-1 - (index % 3)),
      });
    }
    const deadlines = replica();
    const lock = jest
      .spyOn(stores.tenants, 'lock')
      .mockRejectedValueOnce(new Error('The database hiccups'));
    await deadlines.run(forever);
    const left = () => stores.knex('tenants').where('status', 'trial');
    expect(await left()).toHaveLength(1);
    expect(logger.error).toHaveBeenCalledTimes(1);
    await deadlines.run(forever);
    expect(await left()).toHaveLength(0);
    // Once each, and once more for the one that failed.
    expect(lock).toHaveBeenCalledTimes(206);
    lock.mockRestore();
  });

  it('stops when it is told to', async () => {
    const tenant = await stores.addTenant({
      status: 'trial',
      trial_ends_at: inDays(-1),
    });
    await replica().run(AbortSignal.abort());
    expect(await find(tenant)).toEqual(tenant);
  });
});

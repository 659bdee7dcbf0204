import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStores, type TestStores } from '../__testUtils__';
import { addDays } from '../database';
import type { NotificationMessage } from '../messages';
import type { StoredTenant } from '../tenants';
import { EntitlementDeadlines } from './EntitlementDeadlines';
import { EntitlementStore } from './EntitlementStore';
import { inWords } from './inWords';
import { ProductStore } from './ProductStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('EntitlementDeadlines on %p', id => {
  let stores: TestStores;
  let entitlements: EntitlementStore;
  let deadlines: EntitlementDeadlines;
  let now: string;
  let committed: number;

  beforeEach(async () => {
    const knex = await databases.init(id);
    stores = await createTestStores(knex);
    entitlements = EntitlementStore.create({ knex });
    deadlines = createDeadlines();
    now = await stores.database.now();
    committed = 0;
    await stores.database.transaction(transaction =>
      ProductStore.create({ knex }).insert(transaction, {
        key: 'docs',
        name: 'Docs',
        description: '',
        plans_required: [],
        supports_trial: true,
        owner: 'group:default/docs-team',
        origin: 'api',
      }),
    );
  });

  function createDeadlines(warningDays = [7, 1]): EntitlementDeadlines {
    return EntitlementDeadlines.create({
      database: stores.database,
      entitlements,
      products: ProductStore.create({ knex: stores.knex }),
      recorder: stores.tenantRecorder,
      responsible: ['group:default/platform-admins'],
      warningDays,
      onCommitted: () => {
        committed += 1;
      },
    });
  }
  const addTenant = () =>
    stores.addTenant(
      {},
      { 'user:default/tia': 'admin', 'user:default/dev': 'developer' },
    );
  const entitle = (
    tenant: StoredTenant,
    days: number | undefined,
    change: object = {},
  ) =>
    stores.database.transaction(transaction =>
      entitlements.put(transaction, {
        tenant_id: tenant.id,
        product: 'docs',
        enabled: true,
        config: {},
        trial: false,
        expires_at: days === undefined ? undefined : addDays(now, days),
        created_at: now,
        updated_at: now,
        ...change,
      }),
    );
  const setEnd = (tenant: StoredTenant, days: number) =>
    stores
      .knex('entitlements')
      .where('tenant_id', tenant.id)
      .update({ expires_at: addDays(now, days) });
  const eventsOf = (tenant: StoredTenant) =>
    stores
      .knex('audit_events')
      .where('tenant_id', tenant.id)
      .orderBy('id')
      .select('action', 'message', 'actor_id', 'product');
  const actionsOf = async (tenant: StoredTenant) =>
    (await eventsOf(tenant)).map(({ action }) => action);
  const told = async (): Promise<NotificationMessage[]> =>
    (
      await stores.knex('outbox').where('kind', 'notification').orderBy('id')
    ).map(({ payload }) => JSON.parse(payload));

  it('tells once, of each that has ended, admins and whoever owns the product', async () => {
    const tenant = await addTenant();
    await entitle(tenant, -1);
    await deadlines.run();
    await deadlines.run();
    expect(await eventsOf(tenant)).toEqual([
      {
        action: 'entitlement.expired',
        message: `${tenant.slug}'s entitlement to Docs has ended`,
        actor_id: 'system',
        product: 'docs',
      },
    ]);
    expect(await told()).toEqual([
      expect.objectContaining({
        recipients: ['user:default/tia', 'group:default/docs-team'],
        title: 'Acme is no longer entitled to Docs',
        link: `/tenants/${tenant.slug}/entitlements`,
        topic: 'entitlements',
      }),
    ]);
    expect(committed).toBe(1);
    const [row] = await stores.knex('entitlements');
    expect(row.expired_at >= now).toBe(true);
  });

  it('says of a trial that it was one, and tells the responsible where nobody owns the product', async () => {
    const tenant = await addTenant();
    await entitle(tenant, 0, { product: 'gone', trial: true });
    await deadlines.run();
    expect(await told()).toEqual([
      expect.objectContaining({
        recipients: ['user:default/tia', 'group:default/platform-admins'],
        title: 'The trial of gone by Acme has ended',
      }),
    ]);
  });

  it('leaves alone what has no end, and what ends later than anybody is warned of', async () => {
    const tenants = [await addTenant(), await addTenant()];
    await entitle(tenants[0], undefined);
    await entitle(tenants[1], 7.01);
    await deadlines.run();
    expect(await stores.knex('audit_events')).toEqual([]);
    expect(await stores.knex('outbox')).toEqual([]);
    expect(committed).toBe(0);
  });

  it('warns once at each stage before the end', async () => {
    const tenant = await addTenant();
    const walk: [daysLeft: number, actions: number][] = [
      [8, 0],
      [6.9, 1],
      [3, 1],
      [1.1, 1],
      [0.9, 2],
      [0.1, 2],
    ];
    await entitle(tenant, 10);
    for (const [daysLeft, count] of walk) {
      await setEnd(tenant, daysLeft);
      await deadlines.run();
      expect([daysLeft, await actionsOf(tenant)]).toEqual([
        daysLeft,
        Array(count).fill('entitlement.expiring'),
      ]);
    }
    await setEnd(tenant, -0.1);
    await deadlines.run();
    expect((await actionsOf(tenant)).at(-1)).toBe('entitlement.expired');
    expect((await told()).map(({ title }) => title)).toEqual([
      `Acme is entitled to Docs only until ${inWords(addDays(now, 6.9))}`,
      `Acme is entitled to Docs only until ${inWords(addDays(now, 0.9))}`,
      'Acme is no longer entitled to Docs',
    ]);
  });

  it('warns once of what enters two stages at once, and not of what is switched off', async () => {
    const [late, off] = [await addTenant(), await addTenant()];
    await entitle(late, 0.5);
    await entitle(off, 0.5, { enabled: false });
    await deadlines.run();
    await deadlines.run();
    expect(await actionsOf(late)).toEqual(['entitlement.expiring']);
    expect(await actionsOf(off)).toEqual([]);
  });

  it('warns of nothing where no stage is configured', async () => {
    const tenant = await addTenant();
    await entitle(tenant, 0.5);
    await createDeadlines([]).run();
    expect(await actionsOf(tenant)).toEqual([]);
  });

  it('begins anew when it is granted again', async () => {
    const tenant = await addTenant();
    await entitle(tenant, -1);
    await deadlines.run();
    // In place of what was there, as a grant does it.
    await entitle(tenant, 5);
    await deadlines.run();
    await setEnd(tenant, -1);
    await deadlines.run();
    expect(await actionsOf(tenant)).toEqual([
      'entitlement.expired',
      'entitlement.expiring',
      'entitlement.expired',
    ]);
  });

  it('tells of many in small transactions, each once when replicas do it at the same moment', async () => {
    const tenants = [];
    for (let index = 0; index < 120; index += 1) {
      const tenant = await stores.addTenant();
      await entitle(tenant, index % 2 ? -1 : 5);
      tenants.push(tenant.id);
    }
    await Promise.all(
      [deadlines, createDeadlines(), createDeadlines()].map(each => each.run()),
    );
    // What one passed over because another had it is done by the next run at the latest.
    await deadlines.run();
    const events = await stores.knex('audit_events').select('tenant_id');
    expect(events.map(({ tenant_id }) => tenant_id).sort()).toEqual(
      tenants.sort(),
    );
    expect(committed).toBeGreaterThanOrEqual(4);
  });

  it('neither waits for, nor is in the way of, whoever changes what a tenant has', async () => {
    const [held, free] = [await addTenant(), await addTenant()];
    await entitle(held, -1);
    await entitle(free, -1);
    const seen: unknown[] = [];
    // SQLite has one writer at a time.
    if (id !== 'SQLITE_3') {
      await stores.database.transaction(async transaction => {
        await stores.tenants.lock(transaction, held.id);
        await deadlines.run();
        seen.push(await actionsOf(held), await actionsOf(free));
        await entitlements.delete(transaction, held.id, 'docs');
      });
      await entitle(held, -1);
    }
    expect(seen).toEqual(
      id === 'SQLITE_3' ? [] : [[], ['entitlement.expired']],
    );
    await deadlines.run();
    expect(await actionsOf(held)).toEqual(['entitlement.expired']);
    expect(await actionsOf(free)).toEqual(['entitlement.expired']);
  });

  it('ends between two transactions when it is told to', async () => {
    const tenant = await addTenant();
    await entitle(tenant, -1);
    await deadlines.run(AbortSignal.abort());
    expect(await actionsOf(tenant)).toEqual([]);
  });

  it('writes nothing of what it could not tell', async () => {
    const tenant = await addTenant();
    await entitle(tenant, -1);
    jest
      .spyOn(stores.outbox, 'appendMany')
      .mockRejectedValueOnce(new Error('The disk is full'));
    await expect(deadlines.run()).rejects.toThrow('The disk is full');
    expect(await actionsOf(tenant)).toEqual([]);
    await deadlines.run();
    expect(await actionsOf(tenant)).toEqual(['entitlement.expired']);
  });
});

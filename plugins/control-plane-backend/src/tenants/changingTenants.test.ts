import { TestDatabases } from '@backstage/backend-test-utils';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  nobodysId,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/tenants';

describe.each(databases.eachSupportedId())('changing tenants on %p', id => {
  const api = useTestApi(databases, id);
  const call = <T = Tenant>(...args: Parameters<typeof api.call>) =>
    api.call<T & { message?: string }>(...args);
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
  });

  const patch = (who: string, tenantId: string, json: object) =>
    call(who, 'PATCH', `${path}/${tenantId}`, { json });
  const eventsOf = (tenantId: string) =>
    api.plane.knex('audit_events').where('target_id', tenantId).orderBy('id');

  it('lets those who administer the tenant change its name, and nothing else', async () => {
    const { id: tenantId } = await stores.addTenant(
      { name: 'Before' },
      {
        'group:default/team-payments': 'admin',
        'group:default/team-search': 'developer',
      },
    );
    expect(await patch('ana', tenantId, { name: 'After' })).toMatchObject({
      status: 200,
      body: { name: 'After', actions: { update: { allowed: true } } },
    });
    expect(await patch('rui', tenantId, { name: 'Mine' })).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('change name of') },
    });
    expect(
      await patch('ana', tenantId, {
        name: 'Mine',
        contract_end: '2099-01-01',
        sales_owner: null,
      }),
    ).toMatchObject({
      status: 403,
      body: {
        message: expect.stringContaining('contract_end, sales_owner'),
      },
    });
    expect(await eventsOf(tenantId)).toMatchObject([
      {
        action: 'tenant.updated',
        actor_id: 'user:default/ana',
        metadata: JSON.stringify({
          changes: { name: { from: 'Before', to: 'After' } },
        }),
      },
    ]);
  });

  it('sets values and takes them away', async () => {
    const { id: tenantId } = await stores.addTenant({
      sales_owner: 'user:default/vic',
    });
    const set = await patch('ada', tenantId, {
      erp_customer_id: 'E-1',
      stripe_cust_id: 'S-1',
      contract_start: '2026-01-01',
      contract_end: '2099-12-31',
    });
    expect(set.body).toMatchObject({
      erp_customer_id: 'E-1',
      stripe_cust_id: 'S-1',
      contract_start: '2026-01-01',
      contract_end: '2099-12-31',
    });
    const { body } = await patch('ada', tenantId, {
      sales_owner: null,
      erp_customer_id: null,
      contract_start: null,
      contract_end: null,
    });
    for (const field of ['sales_owner', 'erp_customer_id', 'contract_end']) {
      expect(body).not.toHaveProperty(field);
    }
    expect(body.updated_at > set.body.updated_at).toBe(true);
    expect((await call('ada', 'GET', `${path}/${tenantId}`)).body).toEqual(
      body,
    );
    const [, last] = await eventsOf(tenantId);
    expect(JSON.parse(last.metadata).changes.contract_end).toEqual({
      from: '2099-12-31',
    });
  });

  it('writes nothing where nothing changes', async () => {
    const { id: tenantId, updated_at } = await stores.addTenant({
      name: 'Same',
    });
    expect(await patch('ada', tenantId, { name: 'Same' })).toMatchObject({
      status: 200,
      body: { updated_at },
    });
    expect(await eventsOf(tenantId)).toEqual([]);
  });

  it('moves the end of a trial, which is then warned of anew, and of nothing else', async () => {
    const trial = await stores.addTenant({
      status: 'trial',
      trial_ends_at: '2099-01-01T00:00:00.000Z',
      warned_days: 7,
    });
    const longer = '2099-02-01T00:00:00.000Z';
    expect(
      await patch('ada', trial.id, { trial_ends_at: longer }),
    ).toMatchObject({ status: 200, body: { trial_ends_at: longer } });
    expect(await stores.tenants.find({ id: trial.id })).not.toHaveProperty(
      'warned_days',
    );
    expect(
      await patch('ada', trial.id, {
        trial_ends_at: '2020-01-01T00:00:00.000Z',
      }),
    ).toMatchObject({
      status: 400,
      body: { details: [{ field: 'trial_ends_at' }] },
    });
    const active = await stores.addTenant();
    expect(
      await patch('ada', active.id, { trial_ends_at: longer }),
    ).toMatchObject({
      status: 409,
      body: {
        message: expect.stringContaining('is active'),
        details: [{ field: 'trial_ends_at' }],
      },
    });
  });

  it.each<[string, string, object]>([
    [
      'contract_end',
      'must not be before contract_start, which is 2026-06-01',
      { contract_start: '2026-06-01', contract_end: '2026-05-31' },
    ],
    [
      'contract_end',
      'must not be before contract_start, which is 2099-01-01',
      { contract_end: '2098-12-31' },
    ],
    [
      'contract_start',
      'must not be after contract_end, which is 2099-12-31',
      { contract_start: '2100-01-01' },
    ],
    ['contract_end', 'must match format', { contract_end: '2099-02-30' }],
  ])('refuses %s that %s', async (field, message, json) => {
    const tenant = await stores.addTenant({
      status: 'frozen',
      contract_start: '2099-01-01',
      contract_end: '2099-12-31',
    });
    expect(await patch('ada', tenant.id, json)).toMatchObject({
      status: 400,
      body: {
        details: [{ field, message: expect.stringContaining(message) }],
      },
    });
    expect(await eventsOf(tenant.id)).toEqual([]);
  });

  it('refuses the end of a running contract that would end it at once', async () => {
    const { id: tenantId } = await stores.addTenant();
    expect(
      await patch('ada', tenantId, { contract_end: '2020-01-01' }),
    ).toMatchObject({
      status: 400,
      body: {
        details: [{ field: 'contract_end', message: 'must not have passed' }],
      },
    });
  });

  it('refuses to change what is archived', async () => {
    const { id: tenantId } = await stores.addTenant({ status: 'archived' });
    expect(await patch('ada', tenantId, { name: 'New' })).toMatchObject({
      status: 409,
      body: {
        message: expect.stringContaining('archived'),
        details: [{ field: 'status' }],
      },
    });
  });

  it.each<[string, object]>([
    ['status', { status: 'active' }],
    ['id', { id: nobodysId }],
    ['slug', { slug: 'other' }],
    ['plan', { plan: 'enterprise' }],
    ['kind', { kind: 'demo' }],
    ['created_at', { created_at: '2020-01-01T00:00:00.000Z' }],
    ['cancel_at_period_end', { cancel_at_period_end: false }],
    ['quotas', { quotas: {} }],
    ['warned_days', { warned_days: 1 }],
    ['name', { name: null }],
    ['body', {}],
  ])('refuses %s in %j', async (field, json) => {
    const tenant = await stores.addTenant();
    expect(await patch('ada', tenant.id, json)).toMatchObject({
      status: 400,
      body: { details: [{ field }] },
    });
    expect(await stores.tenants.find({ id: tenant.id })).toEqual(tenant);
  });
});

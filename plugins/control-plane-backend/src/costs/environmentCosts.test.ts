import { TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentCosts,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const gib = 2 ** 30;
const large = {
  cpu: '500m',
  memory: '8Gi',
  storage: '1.5Gi',
  pods: 5,
  load_balancers: 1,
};

describe.each(databases.eachSupportedId())('environment costs on %p', id => {
  const api = useTestApi(databases, id);
  let stores: TestStores;
  let acme: Awaited<ReturnType<TestStores['addTenant']>>;

  const costs = async (who: string, query = '') =>
    (
      await api.call<EnvironmentCosts>(
        who,
        'GET',
        `/v1/environment-costs${query}`,
      )
    ).body;
  const shares = ({ groups }: EnvironmentCosts) =>
    groups.map(({ key, sums: { current, pending } }) => [
      key,
      current.environments,
      current.monthly_cost_usd,
      pending.environments,
    ]);

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
    const now = await stores.database.now();
    acme = await stores.addTenant(
      { quotas: { environments: 3, monthly_cost_usd: null } },
      { 'user:default/ana': 'developer' },
    );
    const add: TestStores['addRequest'] = change =>
      stores.addRequest({ status: 'ready', class: 'preview', ...change });
    await add({
      estimated_monthly_cost_usd: 0.1,
      expires_at: addHours(now, 3),
      tenant_id: acme.id,
    });
    await add({
      estimated_monthly_cost_usd: 0.2,
      expires_at: addHours(now, 300),
    });
    await add({
      class: 'production',
      estimated_monthly_cost_usd: 100,
      quota: large,
      region: 'eu-west-1',
      tenant_id: acme.id,
    });
    await add({ status: 'pending_approval', estimated_monthly_cost_usd: 40 });
    for (const status of [
      'rejected',
      'cancelled',
      'deleted',
      'expired',
    ] as const) {
      await add({ status, estimated_monthly_cost_usd: 7_000 });
    }
    await add({
      owner: 'group:default/team-search',
      team: 'team-search',
      requested_by: 'user:default/rui',
      estimated_monthly_cost_usd: 500,
    });
  });

  it('adds up what is current, what waits and what ends soon, with quotas of any notation', async () => {
    const { total, groups, other, ...rest } = await costs('ana');
    expect(rest).toEqual({ group_by: 'owner', expiring_hours: 168 });
    expect(other).toBeUndefined();
    expect(groups).toEqual([
      { key: 'group:default/team-payments', sums: total },
    ]);
    expect(total).toEqual({
      current: {
        environments: 3,
        monthly_cost_usd: 100.3,
        capacity: {
          cpu: 4.5,
          memory_bytes: 16 * gib,
          storage_bytes: 41.5 * gib,
          pods: 45,
          load_balancers: 1,
        },
      },
      pending: expect.objectContaining({
        environments: 1,
        monthly_cost_usd: 40,
      }),
      expiring: {
        environments: 1,
        monthly_cost_usd: 0.1,
        capacity: {
          cpu: 2,
          memory_bytes: 4 * gib,
          storage_bytes: 20 * gib,
          pods: 20,
          load_balancers: 0,
        },
      },
    });
    const later = await costs('ana', '?expiring_hours=400');
    expect(later.total.expiring.environments).toBe(2);
  });

  it('never counts what the caller may not read, whatever they group and filter by', async () => {
    const payments = encodeURIComponent('group:default/team-payments');
    for (const query of [
      `?owner=${payments}`,
      `?tenant_id=${acme.id}`,
      '?class=production',
      '?region=eu-west-1&group_by=tenant',
    ]) {
      const { total, groups } = await costs('rui', query);
      expect([query, total.current.environments, groups]).toEqual([
        query,
        0,
        [],
      ]);
    }
    for (const dimension of ['owner', 'team', 'class', 'region', 'tenant']) {
      const { total } = await costs('rui', `?group_by=${dimension}`);
      expect(total.current).toMatchObject({
        environments: 1,
        monthly_cost_usd: 500,
      });
    }
    expect((await costs('nobody')).groups).toEqual([]);
    expect((await costs('ada')).total.current.environments).toBe(4);
  });

  it.each([
    [
      'class',
      [
        ['production', 1, 100, 0],
        ['preview', 2, 0.3, 1],
      ],
    ],
    [
      'region',
      [
        ['eu-west-1', 1, 100, 0],
        ['us-east-1', 2, 0.3, 1],
      ],
    ],
    ['team', [['team-payments', 3, 100.3, 1]]],
  ])('groups by %s, the most expensive first', async (dimension, expected) => {
    expect(shares(await costs('ana', `?group_by=${dimension}`))).toEqual(
      expected,
    );
  });

  it('filters, and keeps to what the teams of the caller own', async () => {
    expect(shares(await costs('ana', '?class=preview'))).toEqual([
      ['group:default/team-payments', 2, 0.3, 1],
    ]);
    expect((await costs('vic', '?my_teams=true')).groups).toEqual([]);
  });

  it('takes what is beyond the limit together, so that the parts add up', async () => {
    const { total, groups, other } = await costs(
      'ada',
      '?group_by=class&limit=1',
    );
    expect(groups.map(({ key }) => key)).toEqual(['preview']);
    expect(other?.groups).toBe(1);
    expect(other?.sums.current.monthly_cost_usd).toBe(100);
    expect(total.current.monthly_cost_usd).toBe(600.3);
  });

  it('names tenants with their quotas to those who may see them, and to nobody else', async () => {
    const [group, none] = (await costs('ana', '?group_by=tenant')).groups;
    expect(group).toMatchObject({
      key: acme.id,
      tenant: {
        slug: acme.slug,
        name: acme.name,
        quotas: [
          { name: 'environments', limit: 3, use: 2 },
          { name: 'monthly_cost_usd', limit: null, use: 100.1 },
        ],
      },
    });
    expect(none.key).toBe('');
    expect(none).not.toHaveProperty('tenant');
  });

  it('says nothing of a tenant that the caller may not see, though they own one of its environments', async () => {
    const hidden = await stores.addTenant({}, { 'user:default/rui': 'admin' });
    await stores.addRequest({ status: 'ready', tenant_id: hidden.id });
    const group = (await costs('ana', '?group_by=tenant')).groups.find(
      ({ key }) => key === hidden.id,
    );
    expect(group?.sums.current.environments).toBe(1);
    expect(group).not.toHaveProperty('tenant');
  });
});

import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { createTestStores, type TestStores } from '../__testUtils__';
import { QuotaError } from '../http';
import { QuotaStore } from './QuotaStore';
import { TenantQuotas } from './TenantQuotas';
import type { StoredTenant } from './TenantStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('TenantQuotas on %p', id => {
  let stores: TestStores;
  let quotas: TenantQuotas;

  beforeAll(async () => {
    stores = await createTestStores(await databases.init(id));
    quotas = TenantQuotas.create({
      store: QuotaStore.create({ knex: stores.knex }),
      plans: {
        starter: {
          title: 'Starter',
          quotas: { environments: 3, monthly_cost_usd: 100.3 },
        },
        unlimited: { title: 'Unlimited', quotas: { environments: null } },
      },
    });
  });

  const addEnvironment = (
    tenant: StoredTenant,
    status: EnvironmentStatus = 'ready',
    cost = 10,
  ) =>
    stores.addRequest({
      tenant_id: tenant.id,
      status,
      estimated_monthly_cost_usd: cost,
    });
  const addKey = (
    tenant: StoredTenant,
    change: object = {},
    knex: Knex = stores.knex,
  ) =>
    knex('api_keys').insert({
      id: randomUUID(),
      tenant_id: tenant.id,
      name: 'ci',
      scopes: '[]',
      prefix: 'bp_12345678',
      hash: 'argon2id|salt|hash',
      created_at: '2026-01-01T00:00:00.000Z',
      ...change,
    });
  const requireInTransaction = (
    tenant: StoredTenant,
    additions: Parameters<TenantQuotas['require']>[2],
  ) =>
    stores.database.transaction(async transaction => {
      const locked = await stores.tenants.lock(transaction, tenant.id);
      await quotas.require(transaction, locked!, additions);
    });

  it('takes the limit of the tenant before that of its plan, and has none of neither', async () => {
    const limits = async (change: Partial<StoredTenant>) =>
      (await quotas.read(await stores.addTenant(change))).map(
        ({ name, limit, source }) => [name, limit, source],
      );
    expect(await limits({})).toEqual([
      ['environments', 3, 'plan'],
      ['api_keys', null, 'none'],
      ['monthly_cost_usd', 100.3, 'plan'],
    ]);
    expect(await limits({ quotas: { environments: 0, api_keys: 7 } })).toEqual([
      ['environments', 0, 'tenant'],
      ['api_keys', 7, 'tenant'],
      ['monthly_cost_usd', 100.3, 'plan'],
    ]);
    expect(await limits({ quotas: { environments: null } })).toContainEqual([
      'environments',
      null,
      'tenant',
    ]);
    expect(await limits({ plan: 'unlimited' })).toEqual([
      ['environments', null, 'plan'],
      ['api_keys', null, 'none'],
      ['monthly_cost_usd', null, 'none'],
    ]);
  });

  it.each(['gone', 'constructor', '__proto__'])(
    'has no limits of a plan %s that is not in the configuration',
    async plan => {
      const tenant = await stores.addTenant({ plan });
      expect((await quotas.read(tenant)).map(({ source }) => source)).toEqual([
        'none',
        'none',
        'none',
      ]);
    },
  );

  it('counts what has not ended, and of this tenant only', async () => {
    const tenant = await stores.addTenant();
    const other = await stores.addTenant();
    for (const status of [
      'pending_approval',
      'approved',
      'queued',
      'reconciling',
      'ready',
      'failed',
      'deprovisioning',
      'rejected',
      'cancelled',
      'deleted',
    ] as const) {
      await addEnvironment(tenant, status, 0.1);
    }
    await addEnvironment(other);
    await addKey(tenant);
    await addKey(tenant, { expires_at: '2999-01-01T00:00:00.000Z' });
    await addKey(tenant, { expires_at: '2026-01-02T00:00:00.000Z' });
    await addKey(tenant, { revoked_at: '2026-01-02T00:00:00.000Z' });
    await addKey(other);
    const use = async () =>
      (await quotas.read(tenant)).map(quota => [quota.name, quota.use]);
    expect(await use()).toEqual([
      ['environments', 7],
      ['api_keys', 2],
      ['monthly_cost_usd', 0.7],
    ]);
  });

  it('leaves what fits to the cent, and says of every quota that does not what it is and what is in use', async () => {
    const tenant = await stores.addTenant({
      slug: `acme-${id.toLowerCase().replace('_', '-')}`,
      quotas: { api_keys: 1 },
    });
    await addEnvironment(tenant, 'ready', 0.1);
    await addEnvironment(tenant, 'ready', 0.2);
    await requireInTransaction(tenant, {
      environments: 1,
      api_keys: 1,
      monthly_cost_usd: 100,
    });

    await addEnvironment(tenant, 'ready', 0);
    await addKey(tenant);
    const refusal = requireInTransaction(tenant, {
      environments: 1,
      api_keys: 1,
      monthly_cost_usd: 100.01,
    });
    await expect(refusal).rejects.toThrow(QuotaError);
    await expect(refusal).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('used up: 3 of 3 are in use; '),
      details: [
        {
          field: 'environments',
          message: `The quota environments of ${tenant.slug} is used up: 3 of 3 are in use`,
        },
        {
          field: 'api_keys',
          message: `The quota api_keys of ${tenant.slug} is used up: 1 of 1 are in use`,
        },
        {
          field: 'monthly_cost_usd',
          message: `The quota monthly_cost_usd of ${tenant.slug} does not leave 100.01 more: 0.3 of 100.3 are in use`,
        },
      ],
    });
  });

  it('does not hold up what uses nothing of a quota, however much of it is in use', async () => {
    const tenant = await stores.addTenant({
      quotas: { environments: null, monthly_cost_usd: 1 },
    });
    await addEnvironment(tenant, 'ready', 500);
    await requireInTransaction(tenant, {
      environments: 1,
      monthly_cost_usd: 0,
    });
    await expect(
      requireInTransaction(tenant, { monthly_cost_usd: 0.01 }),
    ).rejects.toThrow('is used up: 500 of 1 are in use');
  });

  it('lets exactly as many through as the limit has, however many come at once', async () => {
    const tenant = await stores.addTenant({ quotas: { api_keys: 3 } });
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        stores.database.transaction(async transaction => {
          const locked = await stores.tenants.lock(transaction, tenant.id);
          await quotas.require(transaction, locked!, { api_keys: 1 });
          await addKey(tenant, {}, transaction.knex);
        }),
      ),
    );
    const refusals = results.flatMap(result =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    expect(refusals).toHaveLength(17);
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(QuotaError);
    }
    expect(
      await stores.knex('api_keys').where({ tenant_id: tenant.id }),
    ).toHaveLength(3);
  });
});

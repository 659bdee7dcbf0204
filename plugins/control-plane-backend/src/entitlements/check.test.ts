import { TestDatabases } from '@backstage/backend-test-utils';
import { isSqlite } from '../database';
import { nobodysId } from '../__testUtils__';
import { useCatalogApi } from './__testUtils__/useCatalogApi';
import { readCheckedEntitlement } from './readCheckedEntitlement';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const ofTenancy = /tenants|tenant_members|entitlements|products/;

describe.each(databases.eachSupportedId())('the check on %p', id => {
  const api = useCatalogApi(databases, id);
  const { call, addTenant } = api;
  const check = (tenant: { id: string }, product: string, who = 'svc') =>
    call(
      who,
      'GET',
      `/v1/entitlements/check?tenant_id=${tenant.id}&product=${product}`,
    );
  const grant = (tenant: { id: string }, product: string, body = {}) =>
    call('ada', 'PUT', `/v1/entitlements/${tenant.id}/${product}`, body);
  const statementsOf = async (work: () => Promise<unknown>) => {
    const statements: { sql: string; bindings: readonly string[] }[] = [];
    const listen = (query: { sql: string; bindings: readonly string[] }) => {
      if (ofTenancy.test(query.sql)) {
        statements.push(query);
      }
    };
    api.plane.knex.on('query', listen);
    await work();
    api.plane.knex.off('query', listen);
    return statements;
  };

  it('allows what a tenant is entitled to, and says with what', async () => {
    const tenant = await addTenant();
    await grant(tenant, 'docs', {
      config: { seats: 5 },
      expires_at: '2099-01-01T00:00:00Z',
    });
    const { status, body } = await check(tenant, 'docs');
    expect([status, body]).toEqual([
      200,
      {
        tenant_id: tenant.id,
        product: 'docs',
        allowed: true,
        config: { seats: 5 },
        trial: false,
        expires_at: '2099-01-01T00:00:00.000Z',
      },
    ]);
  });

  it.each(['frozen', 'archived'] as const)(
    'refuses a tenant that is %s whatever it has',
    async status => {
      const tenant = await addTenant();
      await grant(tenant, 'docs');
      await api.plane.knex('tenants').where('id', tenant.id).update({ status });
      expect((await check(tenant, 'docs')).body).toEqual({
        tenant_id: tenant.id,
        product: 'docs',
        allowed: false,
        reason: `tenant_${status}`,
        message: `${tenant.slug} is ${status}`,
        trial: false,
      });
    },
  );

  it('says why not', async () => {
    const tenant = await addTenant();
    await grant(tenant, 'mail', { enabled: false });
    const reasons = [];
    for (const product of ['nothing', 'docs', 'mail']) {
      reasons.push((await check(tenant, product)).body.reason);
    }
    expect(reasons).toEqual(['unknown_product', 'not_entitled', 'disabled']);
  });

  it('refuses from the moment of the end on, by the clock of the database', async () => {
    const tenant = await addTenant();
    const { knex } = api.plane;
    await grant(tenant, 'docs');
    const setEnd = async (offsetMs: number) => {
      const now = Date.parse(await api.stores.database.now());
      await knex('entitlements')
        .where('tenant_id', tenant.id)
        .update({ expires_at: new Date(now + offsetMs).toISOString() });
    };
    const read = async () =>
      (
        await readCheckedEntitlement(knex, {
          tenantId: tenant.id,
          product: 'docs',
          scopes: ['all'],
        })
      )?.entitlement?.expired;
    for (const clock of ['2001-01-01', '2098-01-01']) {
      const ofProcess = jest
        .spyOn(Date, 'now')
        .mockReturnValue(Date.parse(clock));
      try {
        await setEnd(0);
        expect(await read()).toBe(true);
        await setEnd(60_000);
        expect(await read()).toBe(false);
      } finally {
        ofProcess.mockRestore();
      }
    }
    expect((await check(tenant, 'docs')).body.allowed).toBe(true);
    await setEnd(0);
    expect((await check(tenant, 'docs')).body.reason).toBe('expired');
  });

  it('takes one read for the service of a product', async () => {
    const tenant = await addTenant();
    await grant(tenant, 'docs');
    for (const product of ['docs', 'mail', 'nothing']) {
      expect(await statementsOf(() => check(tenant, product))).toHaveLength(1);
    }
  });

  it('takes one read for a member as well, who may see their own tenant alone', async () => {
    const tenant = await addTenant();
    await grant(tenant, 'docs');
    const statements = await statementsOf(async () => {
      expect((await check(tenant, 'docs', 'vee')).body.allowed).toBe(true);
    });
    expect(statements).toHaveLength(1);
    expect((await check(tenant, 'docs', 'eve')).status).toBe(404);
  });

  it('finds everything by an index', async () => {
    const tenant = await addTenant();
    const { knex } = api.plane;
    const [{ sql, bindings }] = await statementsOf(() => check(tenant, 'docs'));
    const text = await knex.transaction(async transaction => {
      if (isSqlite(knex)) {
        const steps = await transaction.raw(
          `explain query plan ${sql}`,
          bindings,
        );
        return JSON.stringify(steps);
      }
      // A table of a few rows is otherwise read from end to end, which is quicker.
      await transaction.raw('set local enable_seqscan = off');
      const { rows } = await transaction.raw(
        `explain ${sql.replace(/\$\d+/g, '?')}`,
        bindings,
      );
      return JSON.stringify(rows);
    });
    expect(text).not.toMatch(/SCAN (tenants|entitlement|product)|Seq Scan/);
    expect(text.match(/Index|SEARCH/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['', ['tenant_id', 'product']],
    ['?tenant_id=acme&product=docs', ['tenant_id']],
    [`?tenant_id=${nobodysId}&product=-`, ['product']],
    [`?tenant_id=${nobodysId}&product=docs&now=1`, ['now']],
  ])('refuses %j', async (query, fields) => {
    const { status, body } = await call(
      'svc',
      'GET',
      `/v1/entitlements/check${query}`,
    );
    const refused = new Set(body.details?.map(({ field }) => field));
    expect([status, refused]).toEqual([400, new Set(fields)]);
  });

  it('knows no tenant that is not', async () => {
    expect((await check({ id: nobodysId }, 'docs')).status).toBe(404);
  });
});

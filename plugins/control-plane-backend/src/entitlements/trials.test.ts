import { TestDatabases } from '@backstage/backend-test-utils';
import { nobodysId } from '../__testUtils__';
import { useCatalogApi } from './__testUtils__/useCatalogApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('trials on %p', id => {
  const api = useCatalogApi(databases, id);
  const { call, addTenant, eventsOf, waitForTold } = api;
  const start = (tenant: { id: string }, product = 'docs', who = 'dev') =>
    call(who, 'POST', '/v1/catalog/trial-request', {
      tenant_id: tenant.id,
      product,
    });
  const reasonOf = async (tenant: { id: string }, product = 'docs') => {
    const { status, body } = await start(tenant, product);
    return [status, body.message];
  };

  it('last exactly 14 days from the clock of the database, and admins and the owner are told', async () => {
    const tenant = await addTenant({ slug: 'acme', plan: 'team' });
    const before = await api.stores.database.now();
    const { status, body } = await start(tenant, 'scanner');
    expect([status, body]).toEqual([
      201,
      {
        tenant_id: tenant.id,
        product: 'scanner',
        enabled: true,
        config: {},
        trial: true,
        expires_at: expect.any(String),
        created_at: expect.any(String),
        updated_at: body.created_at,
      },
    ]);
    expect(
      Date.parse(body.expires_at ?? '') - Date.parse(body.created_at ?? ''),
    ).toBe(14 * 24 * 60 * 60 * 1_000);
    const after = await api.stores.database.now();
    expect(before <= body.created_at! && body.created_at! <= after).toBe(true);

    const [event] = await eventsOf(tenant);
    expect(event).toMatchObject({
      action: 'entitlement.trial-started',
      actor_id: 'user:default/dev',
      product: 'scanner',
      message: expect.stringMatching(
        /^Started a trial of Scanner for acme until \d+ \w+ \d{4}$/,
      ),
    });
    expect(JSON.parse(event.metadata)).toEqual({
      after: {
        enabled: true,
        config: {},
        trial: true,
        expires_at: body.expires_at,
      },
    });
    expect(await waitForTold(tenant, 1)).toEqual([
      [
        ['user:default/tia', 'group:default/scanner-team'],
        expect.stringMatching(/^Acme tries Scanner until \d+ \w+ \d{4}$/),
      ],
    ]);
    const check = `/v1/entitlements/check?tenant_id=${tenant.id}&product=scanner`;
    expect((await call('svc', 'GET', check)).body).toMatchObject({
      allowed: true,
      trial: true,
    });
  });

  it('are started once, whoever starts them at the same moment', async () => {
    const tenant = await addTenant();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        start(tenant, 'docs', index % 2 ? 'dev' : 'tia'),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array(9).fill(409),
    ]);
    expect(await eventsOf(tenant)).toHaveLength(1);
    const { knex } = api.plane;
    expect(
      await knex('product_trials').where('tenant_id', tenant.id),
    ).toHaveLength(1);
  });

  it('are once for ever: not again after the end, nor after they were revoked', async () => {
    const used = await addTenant();
    await start(used);
    const { knex } = api.plane;
    const past = '2026-10-03T00:00:00.000Z';
    await knex('entitlements')
      .where('tenant_id', used.id)
      .update({ expires_at: past });
    await knex('product_trials')
      .where('tenant_id', used.id)
      .update({ ends_at: past });
    expect(await reasonOf(used)).toEqual([
      409,
      'The trial was used up on 3 Oct 2026',
    ]);
    const revoked = await addTenant();
    await start(revoked);
    await call('ada', 'DELETE', `/v1/entitlements/${revoked.id}/docs`);
    expect(await reasonOf(revoked)).toEqual([
      409,
      expect.stringMatching(
        /^The trial was taken on .*; there is one for each tenant$/,
      ),
    ]);
    // Another product, and another tenant, have their own.
    expect((await start(await addTenant())).status).toBe(201);
  });

  it('are refused with the reason', async () => {
    const tenant = await addTenant({ slug: 'globex' });
    expect(await reasonOf(tenant, 'mail')).toEqual([
      409,
      'This does not support trials; request it instead',
    ]);
    expect(await reasonOf(tenant, 'scanner')).toEqual([
      409,
      'Your plan starter does not include trials of this; it needs team or enterprise',
    ]);
    await call('ada', 'PUT', `/v1/entitlements/${tenant.id}/docs`, {});
    expect(await reasonOf(tenant)).toEqual([
      409,
      'globex is already entitled to this',
    ]);
    await call('ada', 'PUT', `/v1/entitlements/${tenant.id}/docs`, {
      enabled: false,
    });
    expect(await reasonOf(tenant)).toEqual([
      409,
      'This is switched off for globex; request it instead',
    ]);
    for (const status of ['frozen', 'archived'] as const) {
      const unusable = await addTenant({ status });
      expect(await reasonOf(unusable)).toEqual([
        409,
        `${unusable.slug} is ${status}`,
      ]);
    }
    expect(
      await api.plane.knex('product_trials').where('tenant_id', tenant.id),
    ).toEqual([]);
  });

  it('may be followed by a request to keep the product', async () => {
    const tenant = await addTenant();
    await start(tenant);
    const { status } = await call('dev', 'POST', '/v1/catalog/request', {
      tenant_id: tenant.id,
      product: 'docs',
    });
    expect(status).toBe(202);
  });

  it('are for developers and admins of the tenant, of products that there are', async () => {
    const tenant = await addTenant();
    for (const who of ['vee', 'vic', 'svc']) {
      expect((await start(tenant, 'docs', who)).status).toBe(403);
    }
    const [real, none] = await Promise.all([
      start(tenant, 'docs', 'eve'),
      start({ id: nobodysId }, 'docs', 'eve'),
    ]);
    expect([real.status, none.status]).toEqual([404, 404]);
    expect(real.body.message).toBe(none.body.message);
    expect((await start(tenant, 'nothing')).status).toBe(404);
    expect(await eventsOf(tenant)).toEqual([]);
  });
});

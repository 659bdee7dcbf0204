import { TestDatabases } from '@backstage/backend-test-utils';
import { nobodysId } from '../__testUtils__';
import type { StoredTenant } from '../tenants';
import { useCatalogApi } from './__testUtils__/useCatalogApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const end = '2099-10-03T09:00:00.000Z';

describe.each(databases.eachSupportedId())('entitlements on %p', id => {
  const api = useCatalogApi(databases, id);
  const { call, addTenant, eventsOf, waitForTold } = api;
  const pathOf = (tenant: { id: string }, product: string) =>
    `/v1/entitlements/${tenant.id}/${product}`;
  const grant = (
    tenant: { id: string },
    product: string,
    body: object = {},
    who = 'ada',
  ) => call(who, 'PUT', pathOf(tenant, product), body);
  const revoke = (tenant: { id: string }, product: string, who = 'ada') =>
    call(who, 'DELETE', pathOf(tenant, product));
  const list = (tenant: { id: string }, query = '', who = 'vee') =>
    call(who, 'GET', `/v1/entitlements?tenant_id=${tenant.id}${query}`);
  const eventsIn = async (tenant: StoredTenant) =>
    (await eventsOf(tenant)).map(({ action, product, message, metadata }) => ({
      action,
      product,
      message,
      metadata: JSON.parse(metadata),
    }));

  it('are granted, listed, replaced and revoked, and the log and the admins are told of each', async () => {
    const tenant = await addTenant({ slug: 'acme' });
    const granted = await grant(tenant, 'docs', {
      config: { seats: 5, nested: { a: [1, 'é ✓'] } },
      expires_at: '2099-10-03T11:00:00+02:00',
    });
    expect([granted.status, granted.body]).toEqual([
      200,
      {
        tenant_id: tenant.id,
        product: 'docs',
        enabled: true,
        config: { seats: 5, nested: { a: [1, 'é ✓'] } },
        expires_at: end,
        trial: false,
        created_at: granted.body.updated_at,
        updated_at: expect.any(String),
      },
    ]);
    expect((await list(tenant)).body).toEqual({ items: [granted.body] });

    const replaced = await grant(tenant, 'docs', { enabled: false });
    expect(replaced.body).toEqual({
      tenant_id: tenant.id,
      product: 'docs',
      enabled: false,
      config: {},
      trial: false,
      created_at: granted.body.created_at,
      updated_at: expect.any(String),
    });
    expect((await revoke(tenant, 'docs')).status).toBe(204);
    expect((await list(tenant)).body).toEqual({ items: [] });

    const first = {
      enabled: true,
      config: { seats: 5, nested: { a: [1, 'é ✓'] } },
      trial: false,
      expires_at: end,
    };
    const second = { enabled: false, config: {}, trial: false };
    expect(await eventsIn(tenant)).toEqual([
      {
        action: 'entitlement.granted',
        product: 'docs',
        message: 'Entitled acme to Docs until 3 Oct 2099',
        metadata: { after: first },
      },
      {
        action: 'entitlement.changed',
        product: 'docs',
        message: "Changed acme's entitlement to Docs, switched off",
        metadata: { before: first, after: second },
      },
      {
        action: 'entitlement.revoked',
        product: 'docs',
        message: "Revoked acme's entitlement to Docs",
        metadata: { before: second },
      },
    ]);
    const admins = ['user:default/tia'];
    expect(await waitForTold(tenant, 3)).toEqual([
      [admins, 'Acme is entitled to Docs until 3 Oct 2099'],
      [admins, "Acme's entitlement to Docs was changed"],
      [admins, 'Acme is no longer entitled to Docs'],
    ]);
  });

  it('stay as they are, without a word, when the same is granted again', async () => {
    const tenant = await addTenant();
    const body = { config: { b: 1, a: 2 }, expires_at: end };
    const first = await grant(tenant, 'docs', body);
    const again = await grant(tenant, 'docs', {
      expires_at: '2099-10-03T10:00:00+01:00',
      config: { a: 2, b: 1 },
    });
    expect(again.body).toEqual(first.body);
    expect(await eventsIn(tenant)).toHaveLength(1);
  });

  it('are listed by product, in pages', async () => {
    const tenant = await addTenant();
    for (const product of ['scanner', 'docs', 'mail']) {
      await grant(tenant, product);
    }
    const first = await list(tenant, '&limit=2');
    expect(first.body.items?.map(({ product }) => product)).toEqual([
      'docs',
      'mail',
    ]);
    const second = await list(
      tenant,
      `&limit=2&cursor=${first.body.next_cursor}`,
    );
    expect(second.body.items?.map(({ product }) => product)).toEqual([
      'scanner',
    ]);
    expect(second.body).not.toHaveProperty('next_cursor');
  });

  it('close the request that they answer, and tell who asked', async () => {
    const tenant = await addTenant();
    const ask = { tenant_id: tenant.id, product: 'docs', note: 'For the team' };
    const { body: asked } = await call(
      'dev',
      'POST',
      '/v1/catalog/request',
      ask,
    );
    // What is switched off is no answer.
    await grant(tenant, 'docs', { enabled: false });
    const open = `/v1/catalog/requests?tenant_id=${tenant.id}&status=open`;
    expect((await call('ada', 'GET', open)).body.items).toEqual([asked]);
    await grant(tenant, 'docs');
    const all = await call(
      'dev',
      'GET',
      `/v1/catalog/requests?tenant_id=${tenant.id}`,
    );
    expect(all.body.items).toEqual([
      {
        ...asked,
        status: 'granted',
        decided_by: 'user:default/ada',
        decided_at: expect.any(String),
      },
    ]);
    expect((await eventsIn(tenant)).map(({ action }) => action)).toEqual([
      'product-request.opened',
      'entitlement.granted',
      'product-request.granted',
      'entitlement.changed',
    ]);
    expect(await waitForTold(tenant, 4)).toContainEqual([
      ['user:default/dev'],
      'Your request for Docs for Acme was granted',
    ]);
  });

  it('end a trial, which then is none any more', async () => {
    const tenant = await addTenant();
    const trial = await call('dev', 'POST', '/v1/catalog/trial-request', {
      tenant_id: tenant.id,
      product: 'docs',
    });
    const granted = await grant(tenant, 'docs');
    expect(granted.body).toMatchObject({
      trial: false,
      created_at: trial.body.created_at,
    });
    expect(granted.body).not.toHaveProperty('expires_at');
  });

  it('can be granted to a frozen tenant; those of an archived one stay as they were', async () => {
    const frozen = await addTenant({ status: 'frozen' });
    expect((await grant(frozen, 'docs')).status).toBe(200);
    const tenant = await addTenant({ slug: 'old' });
    await grant(tenant, 'docs');
    await api.plane
      .knex('tenants')
      .where('id', tenant.id)
      .update({ status: 'archived' });
    for (const { status, body } of [
      await grant(tenant, 'docs', { enabled: false }),
      await revoke(tenant, 'docs'),
    ]) {
      expect([status, body.message]).toEqual([
        409,
        'old is archived; what it is entitled to cannot be changed',
      ]);
    }
    expect((await list(tenant)).body.items?.[0].enabled).toBe(true);
  });

  it.each<[string, object, string]>([
    [
      'an end that has been',
      { expires_at: '2020-01-01T00:00:00Z' },
      'expires_at',
    ],
    [
      'an end that never is',
      { expires_at: '2099-02-30T00:00:00Z' },
      'expires_at',
    ],
    [
      'a second that is none',
      { expires_at: '2098-12-31T23:59:60Z' },
      'expires_at',
    ],
    ['no end', { expires_at: null }, 'expires_at'],
    ['a config that is no object', { config: ['a'] }, 'config'],
    ['a trial', { trial: true }, 'trial'],
    ['another tenant', { tenant_id: nobodysId }, 'tenant_id'],
    ['a warning that was given', { warned_days: 1 }, 'warned_days'],
    ['an end that was told', { expired_at: end }, 'expired_at'],
    ['times', { created_at: end }, 'created_at'],
  ])('refuse %s', async (_name, body, field) => {
    const tenant = await addTenant();
    const answer = await grant(tenant, 'docs', body);
    expect([
      answer.status,
      answer.body.details?.map(each => each.field),
    ]).toEqual([400, [field]]);
    expect((await list(tenant)).body.items).toEqual([]);
  });

  it('need a product that the catalog has', async () => {
    const tenant = await addTenant();
    const { status, body } = await grant(tenant, 'nothing');
    expect([status, body.details]).toEqual([
      400,
      [{ field: 'product', message: 'is not in the catalog' }],
    ]);
    const gone = await revoke(tenant, 'docs');
    expect([gone.status, gone.body.error]).toEqual([404, 'not_found']);
  });

  it.each(['vic', 'svc', 'tia', 'dev', 'vee'])(
    'can be looked at and not changed by %s',
    async who => {
      const tenant = await addTenant();
      await grant(tenant, 'docs');
      expect((await list(tenant, '', who)).status).toBe(200);
      expect((await grant(tenant, 'docs', {}, who)).status).toBe(403);
      expect((await revoke(tenant, 'docs', who)).status).toBe(403);
      expect((await list(tenant)).body.items).toHaveLength(1);
    },
  );

  it('are not there for members of another tenant, as for a tenant that is not', async () => {
    const tenant = await addTenant();
    await grant(tenant, 'docs');
    for (const attempt of [
      (of: { id: string }) => list(of, '', 'eve'),
      (of: { id: string }) => grant(of, 'docs', {}, 'eve'),
      (of: { id: string }) => revoke(of, 'docs', 'eve'),
      (of: { id: string }) =>
        call(
          'eve',
          'GET',
          `/v1/entitlements/check?tenant_id=${of.id}&product=docs`,
        ),
    ]) {
      const [real, none] = await Promise.all([
        attempt(tenant),
        attempt({ id: nobodysId }),
      ]);
      expect([real.status, none.status]).toEqual([404, 404]);
      expect(real.body.message).toBe(none.body.message);
    }
    expect((await list(tenant)).body.items).toHaveLength(1);
  });

  it('are one, and tell of one grant, when many grant the same at the same moment', async () => {
    const tenant = await addTenant();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => grant(tenant, 'docs')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await eventsIn(tenant)).toHaveLength(1);
  });
});

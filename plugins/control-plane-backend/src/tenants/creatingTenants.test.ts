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

describe.each(databases.eachSupportedId())('creating tenants on %p', id => {
  const api = useTestApi(databases, id);
  const call = <T = Tenant>(...args: Parameters<typeof api.call>) =>
    api.call<T & { message?: string }>(...args);
  let stores: TestStores;
  let count = 0;

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
  });

  const newSlug = () => `new-${(count += 1)}`;
  const create = async (json: object = {}) =>
    call('ada', 'POST', path, {
      json: { slug: newSlug(), name: 'New', ...json },
    });
  const eventsOf = (tenantId: string) =>
    api.plane.knex('audit_events').where('target_id', tenantId).orderBy('id');

  it('starts a trial, fills in what is not given, and says where the tenant is', async () => {
    const slug = newSlug();
    const { status, headers, body } = await create({ slug, name: 'Acme' });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(
      `/api/control-plane${path}/${body.id}`,
    );
    expect(body).toEqual({
      id: expect.any(String),
      slug,
      name: 'Acme',
      status: 'trial',
      kind: 'customer',
      plan: 'starter',
      trial_ends_at: expect.any(String),
      cancel_at_period_end: false,
      created_at: body.created_at,
      updated_at: body.created_at,
    });
    expect(Date.parse(body.trial_ends_at!) - Date.parse(body.created_at)).toBe(
      14 * 86_400_000,
    );
    expect(await stores.tenants.find({ id: body.id })).toEqual({
      ...body,
      quotas: {},
    });
  });

  it('starts a demo without an end', async () => {
    const { body } = await create({
      kind: 'demo',
      plan: 'enterprise',
      sales_owner: 'Grace Ünal',
    });
    expect(body).toMatchObject({
      status: 'demo',
      plan: 'enterprise',
      sales_owner: 'Grace Ünal',
    });
    expect(body).not.toHaveProperty('trial_ends_at');
  });

  it('is for administrators', async () => {
    for (const who of ['ana', 'ben', 'vic', 'nobody']) {
      const { status } = await call(who, 'POST', path, {
        json: { slug: newSlug(), name: 'Mine' },
      });
      expect(status).toBe(403);
    }
  });

  it('refuses a slug that is taken, naming it', async () => {
    const { body } = await create();
    expect(await create({ slug: body.slug })).toMatchObject({
      status: 409,
      body: {
        error: 'conflict',
        message: `There is already a tenant with the slug ${body.slug}`,
        details: [{ field: 'slug' }],
      },
    });
  });

  it('makes one tenant of many calls at once with the same slug', async () => {
    const slug = newSlug();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => create({ slug })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409, 409,
    ]);
    expect(
      await api.plane.knex('tenants').where({ slug }).select('id'),
    ).toHaveLength(1);
    expect(
      await api.plane
        .knex('audit_events')
        .where('target_name', 'New')
        .andWhere('metadata', 'like', `%"${slug}"%`),
    ).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['slug', { slug: 'A' }],
    ['slug', { slug: '-acme' }],
    ['slug', { slug: 'a'.repeat(41) }],
    ['slug', { slug: 'acme\n' }],
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(256) }],
    ['kind', { kind: 'partner' }],
    ['plan', { plan: '' }],
    ['status', { status: 'active' }],
    ['id', { id: nobodysId }],
    ['created_at', { created_at: '2020-01-01T00:00:00.000Z' }],
    ['quotas', { quotas: { environments: 1000 } }],
    ['trial_ends_at', { trial_ends_at: '2099-01-01T00:00:00.000Z' }],
  ])('refuses %s in %j', async (field, json) => {
    expect(await create(json)).toMatchObject({
      status: 400,
      body: { details: [{ field }] },
    });
  });

  it('refuses a body that would change what objects are made from', async () => {
    const answer = await call('ada', 'POST', path, {
      headers: { 'content-type': 'application/json' },
      body: '{"slug":"proto","name":"P","__proto__":{"status":"active"}}',
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { details: [{ field: '__proto__' }] },
    });
  });

  it('refuses a body that is too large', async () => {
    expect(await create({ name: 'x'.repeat(200_000) })).toMatchObject({
      status: 413,
      body: { details: [{ field: 'body' }] },
    });
  });

  it('writes who made it and what it began with', async () => {
    const { body } = await create();
    expect(await eventsOf(body.id)).toMatchObject([
      {
        action: 'tenant.created',
        actor_id: 'user:default/ada',
        tenant_id: body.id,
        target_type: 'tenant',
        target_name: 'New',
        source_ip: expect.any(String),
      },
    ]);
  });
});

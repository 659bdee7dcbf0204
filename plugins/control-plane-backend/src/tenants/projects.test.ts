import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Project,
  ProjectList,
  TenantQuotas,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  nobodysId,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/projects';
const quotasPath = '/v1/tenant-quotas';

describe.each(databases.eachSupportedId())('projects and quotas on %p', id => {
  const api = useTestApi(databases, id, {
    config: {
      tenancy: {
        plans: {
          starter: {
            title: 'Starter',
            quotas: { environments: 10, apiKeys: 20 },
          },
        },
      },
    },
  });
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
  });

  /** A tenant that Ana works for, and that Rui looks at. */
  const addTenant = (change: Parameters<TestStores['addTenant']>[0] = {}) =>
    stores.addTenant(change, {
      'user:default/ana': 'developer',
      'group:default/team-search': 'viewer',
    });
  const create = (who: string, json: object) =>
    api.call<Project & { message?: string }>(who, 'POST', path, { json });
  const eventsOf = (targetId: string) =>
    api.plane.knex('audit_events').where('target_id', targetId).orderBy('id');

  it('are created, read, changed and deleted by those who work for the tenant, and written down', async () => {
    const { id: tenantId } = await addTenant();
    const { status, headers, body } = await create('ana', {
      tenant_id: tenantId,
      slug: 'website',
      name: 'Website',
    });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        tenant_id: tenantId,
        slug: 'website',
        name: 'Website',
        description: '',
        created_at: expect.any(String),
        updated_at: body.created_at,
      },
    ]);
    expect(headers.get('location')).toBe(
      `/api/control-plane${path}/${body.id}`,
    );
    const one = `${path}/${body.id}`;
    expect(await api.call('rui', 'GET', one)).toMatchObject({
      status: 200,
      body,
    });
    const changed = await api.call<Project>('ana', 'PATCH', one, {
      json: { name: 'Website', description: 'Two\nlines' },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { slug: 'website', name: 'Website', description: 'Two\nlines' },
    });
    expect(
      (await api.call('ana', 'PATCH', one, { json: { name: 'Website' } })).body,
    ).toEqual(changed.body);
    expect((await api.call('ana', 'DELETE', one)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) {
      expect((await api.call('ana', method, one)).status).toBe(404);
    }
    expect(await eventsOf(body.id)).toMatchObject(
      [
        { action: 'project.created', metadata: '{}' },
        {
          action: 'project.updated',
          metadata: JSON.stringify({
            changes: { description: { from: '', to: 'Two\nlines' } },
          }),
        },
        { action: 'project.deleted', metadata: '{}' },
      ].map(event => ({
        ...event,
        project_id: body.id,
        tenant_id: tenantId,
        actor_id: 'user:default/ana',
        target_type: 'project',
        target_name: 'Website',
      })),
    );
  });

  it('have a slug that is the only one in the tenant, also when several come at once', async () => {
    const mine = await addTenant();
    const other = await addTenant();
    const body = { slug: 'api', name: 'API' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        create('ana', { tenant_id: mine.id, ...body }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409, 409,
    ]);
    expect(answers.find(({ status }) => status === 409)?.body.details).toEqual([
      { field: 'slug', message: `${mine.slug} has a project api already` },
    ]);
    expect((await create('ana', { tenant_id: other.id, ...body })).status).toBe(
      201,
    );
  });

  it('are listed by slug, page by page', async () => {
    const { id: tenantId } = await addTenant();
    for (const slug of ['b', 'a', 'c']) {
      await create('ana', { tenant_id: tenantId, slug, name: slug });
    }
    const list = (query: string) =>
      api.call<ProjectList>(
        'rui',
        'GET',
        `${path}?tenant_id=${tenantId}&${query}`,
      );
    const first = await list('limit=2');
    expect(first.body.items.map(({ slug }) => slug)).toEqual(['a', 'b']);
    const second = await list(`limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body.items.map(({ slug }) => slug)).toEqual(['c']);
    expect(second.body.next_cursor).toBeUndefined();
    expect((await list('cursor=../x')).status).toBe(400);
  });

  it('are not changed by those who only look, nor known to anybody else', async () => {
    const { id: tenantId } = await addTenant();
    const { body } = await create('ana', {
      tenant_id: tenantId,
      slug: 'api',
      name: 'API',
    });
    const attempts = (who: string, projectId: string) =>
      Promise.all([
        api.call(who, 'GET', `${path}/${projectId}`),
        api.call(who, 'PATCH', `${path}/${projectId}`, {
          json: { name: 'Mine' },
        }),
        api.call(who, 'DELETE', `${path}/${projectId}`),
      ]);
    expect(
      (await attempts('rui', body.id)).map(({ status }) => status),
    ).toEqual([200, 403, 403]);
    const hidden = await attempts('nobody', body.id);
    const missing = await attempts('nobody', nobodysId);
    const tidy = ({ status, body: answer }: (typeof hidden)[number]) => ({
      ...answer,
      status,
      request_id: '',
    });
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(hidden.map(tidy)).toEqual(missing.map(tidy));
    for (const [who, status] of [
      ['rui', 403],
      ['nobody', 404],
    ] as const) {
      const answer = await create(who, {
        tenant_id: tenantId,
        slug: 'mine',
        name: 'Mine',
      });
      expect([who, answer.status]).toEqual([who, status]);
    }
    expect(
      (await api.call('nobody', 'GET', `${path}?tenant_id=${tenantId}`)).status,
    ).toBe(404);
  });

  it('of an archived tenant stay as they are', async () => {
    const { id: tenantId } = await addTenant();
    const { body } = await create('ana', {
      tenant_id: tenantId,
      slug: 'api',
      name: 'API',
    });
    await api.plane
      .knex('tenants')
      .where({ id: tenantId })
      .update({ status: 'archived' });
    const statuses = [
      await create('ana', { tenant_id: tenantId, slug: 'b', name: 'B' }),
      await api.call('ana', 'PATCH', `${path}/${body.id}`, {
        json: { name: 'B' },
      }),
      await api.call('ana', 'DELETE', `${path}/${body.id}`),
      await api.call('ada', 'PUT', quotasPath, {
        json: { tenant_id: tenantId },
      }),
      await api.call('ana', 'GET', `${path}/${body.id}`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([409, 409, 409, 409, 200]);
  });

  describe('quotas', () => {
    const get = (who: string, tenantId: string) =>
      api.call<TenantQuotas>(who, 'GET', `${quotasPath}?tenant_id=${tenantId}`);
    const put = (who: string, json: object) =>
      api.call<TenantQuotas>(who, 'PUT', quotasPath, { json });

    it('are shown with what is in use to whoever may see the tenant', async () => {
      const { id: tenantId } = await addTenant();
      await stores.addRequest({
        tenant_id: tenantId,
        estimated_monthly_cost_usd: 40.5,
      });
      expect(await get('rui', tenantId)).toMatchObject({
        status: 200,
        body: {
          tenant_id: tenantId,
          quotas: [
            { name: 'environments', limit: 10, use: 1, source: 'plan' },
            { name: 'api_keys', limit: 20, use: 0, source: 'plan' },
            {
              name: 'monthly_cost_usd',
              limit: null,
              use: 40.5,
              source: 'none',
            },
          ],
        },
      });
      expect((await get('nobody', tenantId)).status).toBe(404);
      expect((await get('ada', nobodysId)).status).toBe(404);
    });

    it('are set as a whole by administrators, with what they were before in the log', async () => {
      const { id: tenantId } = await addTenant();
      const limitsOf = ({ body }: Awaited<ReturnType<typeof put>>) =>
        body.quotas.map(({ limit, source }) => [limit, source]);
      const first = await put('ada', {
        tenant_id: tenantId,
        environments: null,
        api_keys: 5,
        monthly_cost_usd: 99.5,
      });
      expect(limitsOf(first)).toEqual([
        [null, 'tenant'],
        [5, 'tenant'],
        [99.5, 'tenant'],
      ]);
      const second = await put('ada', { tenant_id: tenantId, api_keys: 0 });
      expect(limitsOf(second)).toEqual([
        [10, 'plan'],
        [0, 'tenant'],
        [null, 'none'],
      ]);
      expect((await get('ana', tenantId)).body).toEqual(second.body);
      const limits = {
        environments: null,
        api_keys: 5,
        monthly_cost_usd: 99.5,
      };
      const events = await eventsOf(tenantId);
      expect(
        events.map(({ action, metadata }) => [action, JSON.parse(metadata)]),
      ).toEqual([
        [
          'tenant.quotas-set',
          { changes: { quotas: { from: {}, to: limits } } },
        ],
        [
          'tenant.quotas-set',
          { changes: { quotas: { from: limits, to: { api_keys: 0 } } } },
        ],
      ]);
    });

    it.each([
      ['ana', 403],
      ['vic', 403],
      ['nobody', 404],
    ])('are not set by %s', async (who, status) => {
      const { id: tenantId } = await addTenant();
      expect((await put(who, { tenant_id: tenantId })).status).toBe(status);
    });

    it.each([
      { environments: -1 },
      { environments: 1.5 },
      { api_keys: '5' },
      { monthly_cost_usd: 1e300 },
      { servers: 1 },
    ])('are not set to %j', async limits => {
      const { id: tenantId } = await addTenant();
      const { status, body } = await put('ada', {
        tenant_id: tenantId,
        ...limits,
      });
      expect([status, body.details]).toEqual([
        400,
        [expect.objectContaining({ field: Object.keys(limits)[0] })],
      ]);
    });
  });
});

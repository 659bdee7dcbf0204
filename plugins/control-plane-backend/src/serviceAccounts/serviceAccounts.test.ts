import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ServiceAccount,
  ServiceAccountList,
  ServiceAccountToken,
  TenantRole,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  nobodysId,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/service-accounts';

describe.each(databases.eachSupportedId())('service accounts on %p', id => {
  const api = useTestApi(databases, id);
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
  });

  /** A tenant that Ana administers, and that Rui works for. */
  const addTenant = (change: Parameters<TestStores['addTenant']>[0] = {}) =>
    stores.addTenant(change, {
      'user:default/ana': 'admin',
      'group:default/team-search': 'developer',
    });
  const create = (
    tenantId: string,
    name = 'ci',
    role: TenantRole = 'developer',
    who = 'ana',
  ) =>
    api.call<ServiceAccount & { message?: string }>(who, 'POST', path, {
      json: { tenant_id: tenantId, name, role },
    });
  const issue = (accountId: string, who = 'ana', json?: object) =>
    api.call<ServiceAccountToken & { message?: string }>(
      who,
      'POST',
      `${path}/${accountId}/tokens`,
      { json },
    );
  const eventsOf = (targetId: string) =>
    api.plane.knex('audit_events').where('target_id', targetId).orderBy('id');
  const tokensOf = (accountId: string) =>
    api.plane
      .knex('service_account_tokens')
      .where({ service_account_id: accountId });

  it('are created with a name in their tenant and a role, and written down', async () => {
    const { id: tenantId, slug } = await addTenant();
    const { status, body } = await create(tenantId, 'ci', 'admin');
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        tenant_id: tenantId,
        name: 'ci',
        description: '',
        role: 'admin',
        subject: `service-account:${slug}/ci`,
        created_by: 'user:default/ana',
        created_at: expect.any(String),
      },
    ]);
    expect(
      await api.plane
        .knex('tenant_members')
        .where({ tenant_id: tenantId, member_ref: body.subject }),
    ).toMatchObject([{ role: 'admin' }]);
    expect(await eventsOf(body.id)).toMatchObject([
      {
        action: 'service-account.created',
        tenant_id: tenantId,
        target_type: 'service-account',
        target_name: body.subject,
        metadata: JSON.stringify({ role: 'admin' }),
      },
    ]);
  });

  it('have a name that is the only one in the tenant, also when several come at once', async () => {
    const mine = await addTenant();
    const other = await addTenant();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => create(mine.id)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409, 409,
    ]);
    expect(answers.find(({ status }) => status === 409)?.body.details).toEqual([
      {
        field: 'name',
        message: `${mine.slug} has a service account ci already`,
      },
    ]);
    expect((await create(other.id)).status).toBe(201);
  });

  it('are listed by name with when the last of their tokens ends', async () => {
    const { id: tenantId } = await addTenant();
    for (const name of ['b', 'a', 'c']) {
      await create(tenantId, name, 'viewer');
    }
    const list = (query: string, who = 'rui') =>
      api.call<ServiceAccountList>(
        who,
        'GET',
        `${path}?tenant_id=${tenantId}&${query}`,
      );
    const first = await list('limit=2');
    expect(first.body.items.map(({ name }) => name)).toEqual(['a', 'b']);
    const [{ id: accountId }] = first.body.items;
    await issue(accountId, 'ana', { ttl_seconds: 60 });
    const { body } = await issue(accountId);
    await issue(accountId, 'ana', { ttl_seconds: 60 });
    const [withToken, without] = (await list('limit=2')).body.items;
    expect(withToken.token_expires_at).toBe(body.expires_at);
    expect(without.token_expires_at).toBeUndefined();
    const second = await list(`cursor=${first.body.next_cursor}`);
    expect(second.body.items.map(({ name }) => name)).toEqual(['c']);
    expect((await list('cursor=A')).status).toBe(400);
    expect((await list('limit=2', 'nobody')).status).toBe(404);
  });

  it('are deleted with their role and their tokens', async () => {
    const { id: tenantId } = await addTenant();
    const { body } = await create(tenantId);
    await issue(body.id);
    const remove = () => api.call('ana', 'DELETE', `${path}/${body.id}`);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect(await tokensOf(body.id)).toEqual([]);
    expect(
      await api.plane.knex('tenant_members').where('member_ref', body.subject),
    ).toEqual([]);
    expect((await eventsOf(body.id)).map(({ action }) => action)).toEqual([
      'service-account.created',
      'service-account.token-issued',
      'service-account.deleted',
    ]);
    expect((await create(tenantId)).status).toBe(201);
  });

  it('get a token for an hour, or for as long as was asked for', async () => {
    const { id: tenantId } = await addTenant();
    const { body: account } = await create(tenantId);
    for (const [json, seconds] of [
      [undefined, 3_600],
      [{}, 3_600],
      [{ ttl_seconds: 60 }, 60],
      [{ ttl_seconds: 86_400 }, 86_400],
    ] as const) {
      const { status, body } = await issue(account.id, 'ana', json);
      expect([status, body]).toEqual([
        201,
        {
          token: expect.stringMatching(/^gst_[A-Za-z0-9_-]{43}$/),
          expires_at: expect.any(String),
          warning: expect.stringContaining('not shown again'),
        },
      ]);
      const [latest] = (await eventsOf(account.id)).slice(-1);
      expect(latest).toMatchObject({ action: 'service-account.token-issued' });
      expect(Date.parse(body.expires_at) - Date.parse(latest.created_at)).toBe(
        seconds * 1_000,
      );
    }
    for (const ttl of [0, 59, 86_401, 1.5, '60', null]) {
      const { status, body } = await issue(account.id, 'ana', {
        ttl_seconds: ttl,
      });
      expect([ttl, status, body.details]).toEqual([
        ttl,
        400,
        expect.arrayContaining([
          expect.objectContaining({ field: 'ttl_seconds' }),
        ]),
      ]);
    }
  });

  it('have fifty tokens that work at most, however many are asked for at once', async () => {
    const { id: tenantId } = await addTenant();
    const { body } = await create(tenantId);
    await api.plane.knex('service_account_tokens').insert(
      Array.from({ length: 50 }, (_, index) => ({
        hash: `${index} of ${body.id}`,
        service_account_id: body.id,
        created_by: 'user:default/ana',
        created_at: '2026-01-01T00:00:00.000Z',
        expires_at:
          index < 3 ? '2026-01-01T01:00:00.000Z' : '2999-01-01T00:00:00.000Z',
      })),
    );
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => issue(body.id)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 201)).toHaveLength(3);
    expect(statuses.filter(status => status === 409)).toHaveLength(7);
    expect(
      answers.find(({ status }) => status === 409)?.body.message,
    ).toContain('has 50 tokens that work, and may have 50');
  });

  it('lose all tokens when they are revoked, which is written once', async () => {
    const { id: tenantId } = await addTenant();
    const { body } = await create(tenantId);
    await issue(body.id);
    await issue(body.id);
    const revoke = (who = 'ana') =>
      api.call(who, 'DELETE', `${path}/${body.id}/tokens`);
    expect((await revoke('rui')).status).toBe(403);
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(204);
    expect(await tokensOf(body.id)).toEqual([]);
    expect((await eventsOf(body.id)).slice(3)).toMatchObject([
      {
        action: 'service-account.tokens-revoked',
        metadata: JSON.stringify({ count: 2 }),
      },
    ]);
  });

  it.each(['frozen', 'archived'] as const)(
    'get no tokens while their tenant is %s',
    async status => {
      const { id: tenantId, slug } = await addTenant();
      const { body } = await create(tenantId);
      await api.plane
        .knex('tenants')
        .where({ id: tenantId })
        .update({ status });
      const answer = await issue(body.id);
      expect([answer.status, answer.body.error, answer.body.details]).toEqual([
        409,
        'conflict',
        [
          {
            field: 'status',
            message: expect.stringContaining(`The tenant ${slug} is ${status}`),
          },
        ],
      ]);
    },
  );

  it('of an archived tenant stay as they are', async () => {
    const { id: tenantId } = await addTenant();
    const { body } = await create(tenantId);
    await api.plane
      .knex('tenants')
      .where({ id: tenantId })
      .update({ status: 'archived' });
    const statuses = [
      await create(tenantId, 'cd'),
      await api.call('ana', 'DELETE', `${path}/${body.id}`),
      await api.call('ana', 'DELETE', `${path}/${body.id}/tokens`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([409, 409, 409]);
  });

  it('are decided over by those who administer the tenant, and known to nobody else', async () => {
    const { id: tenantId } = await addTenant();
    const { body: account } = await create(tenantId);
    const attempts = (who: string, accountId: string) =>
      Promise.all([
        api.call(who, 'DELETE', `${path}/${accountId}`),
        issue(accountId, who),
        api.call(who, 'DELETE', `${path}/${accountId}/tokens`),
      ]);
    expect(
      (await attempts('rui', account.id)).map(({ status }) => status),
    ).toEqual([403, 403, 403]);
    expect((await create(tenantId, 'cd', 'viewer', 'rui')).status).toBe(403);

    const hidden = await attempts('nobody', account.id);
    const missing = await attempts('nobody', nobodysId);
    const tidy = ({ status, body }: { status: number; body: object }) => ({
      ...body,
      status,
      request_id: '',
    });
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(hidden.map(tidy)).toEqual(missing.map(tidy));
    expect((await create(tenantId, 'cd', 'viewer', 'nobody')).status).toBe(404);
    expect(await tokensOf(account.id)).toEqual([]);
  });
});

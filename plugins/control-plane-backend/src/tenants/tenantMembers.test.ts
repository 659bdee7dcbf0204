import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  TenantMember,
  TenantMemberList,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  nobodysId,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/tenant-members';

describe.each(databases.eachSupportedId())('members on %p', id => {
  const api = useTestApi(databases, id);
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
  });

  /** A tenant that Ana's group administers, and that Rui works for. */
  const addTenant = (change: Parameters<TestStores['addTenant']>[0] = {}) =>
    stores.addTenant(change, {
      'group:default/team-payments': 'admin',
      'user:default/rui': 'developer',
      'service-account:acme/ci': 'viewer',
    });
  const list = async (who: string, query: string) =>
    api.call<TenantMemberList>(who, 'GET', `${path}?${query}`);
  const add = (who: string, json: object) =>
    api.call<TenantMember & { message?: string }>(who, 'POST', path, { json });
  const memberOf = async (tenantId: string, ref: string) =>
    (await api.plane
      .knex('tenant_members')
      .where({ tenant_id: tenantId, member_ref: ref })
      .first()) as TenantMember;
  const eventsOf = (memberId: string) =>
    api.plane.knex('audit_events').where('target_id', memberId).orderBy('id');

  it('are listed by reference, page by page, without service accounts', async () => {
    const { id: tenantId } = await addTenant();
    const refs: string[] = [];
    let cursor = '';
    do {
      const { status, body } = await list(
        'rui',
        `tenant_id=${tenantId}&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      refs.push(...body.items.map(({ member_ref }) => member_ref));
      cursor = body.next_cursor ?? '';
    } while (cursor);
    expect(refs).toEqual(['group:default/team-payments', 'user:default/rui']);
    const { body } = await list('rui', `tenant_id=${tenantId}&cursor=junk`);
    expect(body.details).toEqual([
      { field: 'cursor', message: 'is not a cursor of this list' },
    ]);
  });

  it('are added as the catalog writes them, and may at once what their role allows', async () => {
    const { id: tenantId } = await addTenant();
    expect((await list('ben', `tenant_id=${tenantId}`)).status).toBe(200);
    expect((await list('nobody', `tenant_id=${tenantId}`)).status).toBe(404);
    const { status, body } = await add('ana', {
      tenant_id: tenantId,
      member_ref: 'user:Default/Nobody',
      role: 'viewer',
    });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        tenant_id: tenantId,
        member_ref: 'user:default/nobody',
        role: 'viewer',
        created_by: 'user:default/ana',
        created_at: expect.any(String),
      },
    ]);
    expect((await list('nobody', `tenant_id=${tenantId}`)).status).toBe(200);
    expect(await eventsOf(body.id)).toMatchObject([
      {
        action: 'tenant-member.added',
        actor_id: 'user:default/ana',
        target_type: 'tenant-member',
        target_name: 'user:default/nobody',
        tenant_id: tenantId,
        metadata: JSON.stringify({ role: 'viewer' }),
        source_ip: expect.any(String),
      },
    ]);
  });

  it('are not added twice, whatever the case, and also not at the same time', async () => {
    const { id: tenantId, slug } = await addTenant();
    const again = await add('ana', {
      tenant_id: tenantId,
      member_ref: 'user:default/RUI',
      role: 'admin',
    });
    expect([again.status, again.body.error, again.body.details]).toEqual([
      409,
      'conflict',
      [
        {
          field: 'member_ref',
          message: `user:default/rui is a member of ${slug} already`,
        },
      ],
    ]);
    const answers = await Promise.all(
      ['viewer', 'developer', 'admin'].map(role =>
        add('ana', {
          tenant_id: tenantId,
          member_ref: 'user:default/kim',
          role,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('get another role, which is written with the one before', async () => {
    const { id: tenantId } = await addTenant();
    const { id: memberId } = await memberOf(tenantId, 'user:default/rui');
    const change = (role: string) =>
      api.call<TenantMember>('ana', 'PATCH', `${path}/${memberId}`, {
        json: { role },
      });
    expect(await change('viewer')).toMatchObject({
      status: 200,
      body: { id: memberId, role: 'viewer' },
    });
    expect((await change('viewer')).status).toBe(200);
    expect(await eventsOf(memberId)).toMatchObject([
      {
        action: 'tenant-member.changed',
        metadata: JSON.stringify({
          changes: { role: { from: 'developer', to: 'viewer' } },
        }),
      },
    ]);
  });

  it('are removed, and see nothing any more', async () => {
    const { id: tenantId } = await addTenant();
    const { id: memberId } = await memberOf(tenantId, 'user:default/rui');
    const remove = () => api.call('ana', 'DELETE', `${path}/${memberId}`);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await list('rui', `tenant_id=${tenantId}`)).status).toBe(404);
    expect(await eventsOf(memberId)).toMatchObject([
      { action: 'tenant-member.removed', target_name: 'user:default/rui' },
    ]);
  });

  it('are changed by nobody who does not administer the tenant', async () => {
    const { id: tenantId } = await addTenant();
    const { id: memberId } = await memberOf(tenantId, 'user:default/rui');
    const body = { member_ref: 'user:default/kim', role: 'admin' };
    for (const [who, status] of [
      ['rui', 403],
      ['vic', 403],
      ['nobody', 404],
    ] as const) {
      const statuses = [
        (await add(who, { tenant_id: tenantId, ...body })).status,
        (
          await api.call(who, 'PATCH', `${path}/${memberId}`, {
            json: { role: 'admin' },
          })
        ).status,
        (await api.call(who, 'DELETE', `${path}/${memberId}`)).status,
      ];
      expect([who, statuses]).toEqual([who, [status, status, status]]);
    }
    expect((await memberOf(tenantId, 'user:default/rui')).role).toBe(
      'developer',
    );
  });

  it('of another tenant are as if there were none', async () => {
    const mine = await addTenant();
    const theirs = await stores.addTenant({}, { 'user:default/kim': 'admin' });
    const { id: memberId } = await memberOf(theirs.id, 'user:default/kim');
    for (const [method, json] of [
      ['PATCH', { role: 'viewer' }],
      ['DELETE', undefined],
    ] as const) {
      const [hidden, missing] = await Promise.all(
        [memberId, nobodysId].map(each =>
          api.call('ana', method, `${path}/${each}`, { json }),
        ),
      );
      expect(hidden.status).toBe(404);
      expect({ ...hidden.body, request_id: '' }).toEqual({
        ...missing.body,
        request_id: '',
      });
    }
    expect((await list('ana', `tenant_id=${mine.id}`)).status).toBe(200);
  });

  it('that are service accounts are not changed here', async () => {
    const { id: tenantId } = await addTenant();
    const { id: memberId } = await memberOf(
      tenantId,
      'service-account:acme/ci',
    );
    const statuses = [
      (
        await api.call('ana', 'PATCH', `${path}/${memberId}`, {
          json: { role: 'admin' },
        })
      ).status,
      (await api.call('ana', 'DELETE', `${path}/${memberId}`)).status,
      (
        await add('ana', {
          tenant_id: tenantId,
          member_ref: 'service-account:acme/cd',
          role: 'admin',
        })
      ).status,
    ];
    expect(statuses).toEqual([404, 404, 400]);
  });

  it('of an archived tenant stay as they are', async () => {
    const { id: tenantId, slug } = await addTenant({ status: 'archived' });
    const { id: memberId } = await memberOf(tenantId, 'user:default/rui');
    for (const answer of [
      await add('ana', {
        tenant_id: tenantId,
        member_ref: 'user:default/kim',
        role: 'viewer',
      }),
      await api.call('ana', 'PATCH', `${path}/${memberId}`, {
        json: { role: 'viewer' },
      }),
      await api.call('ana', 'DELETE', `${path}/${memberId}`),
    ]) {
      expect([answer.status, answer.body.details]).toEqual([
        409,
        [
          {
            field: 'status',
            message: `The tenant ${slug} is archived: nothing of it can be changed`,
          },
        ],
      ]);
    }
  });
});

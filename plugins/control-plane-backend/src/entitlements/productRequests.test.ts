import { TestDatabases } from '@backstage/backend-test-utils';
import { nobodysId } from '../__testUtils__';
import type { StoredTenant } from '../tenants';
import { useCatalogApi } from './__testUtils__/useCatalogApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/catalog/requests';

describe.each(databases.eachSupportedId())('product requests on %p', id => {
  const api = useCatalogApi(databases, id);
  const { call, addTenant, eventsOf, waitForTold } = api;
  const ask = (
    tenant: { id: string },
    product = 'docs',
    who = 'dev',
    more: object = {},
  ) =>
    call(who, 'POST', '/v1/catalog/request', {
      tenant_id: tenant.id,
      product,
      ...more,
    });
  const decline = (requestId: string, who = 'ada', reason = 'Too dear') =>
    call(who, 'POST', `${path}/${requestId}/decline`, { reason });
  const list = (who: string, query = '') => call(who, 'GET', path + query);
  const actionsIn = async (tenant: StoredTenant) =>
    (await eventsOf(tenant)).map(({ action }) => action);

  it('are accepted, kept, and told to whoever owns the product, or else to the responsible', async () => {
    const tenant = await addTenant({ slug: 'acme' });
    const note = 'For the "audit" in ü\nnext week';
    const { status, body } = await ask(tenant, 'scanner', 'dev', { note });
    expect([status, body]).toEqual([
      202,
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        tenant_id: tenant.id,
        product: 'scanner',
        status: 'open',
        note,
        requested_by: 'user:default/dev',
        created_at: expect.any(String),
      },
    ]);
    await ask(tenant, 'docs', 'tia');
    expect(await waitForTold(tenant, 2)).toEqual([
      [['group:default/scanner-team'], 'Acme requests Scanner'],
      [['group:default/platform-admins'], 'Acme requests Docs'],
    ]);
    const [event] = await eventsOf(tenant);
    expect(event).toMatchObject({
      action: 'product-request.opened',
      actor_id: 'user:default/dev',
      target_type: 'product-request',
      target_id: body.id,
      product: 'scanner',
      message: 'Requested Scanner for acme',
      source_ip: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
  });

  it('are answered with the one that is open when asked again, without a word', async () => {
    const tenant = await addTenant();
    const first = await ask(tenant);
    const again = await ask(tenant, 'docs', 'tia', { note: 'Again' });
    expect([again.status, again.body]).toEqual([202, first.body]);
    expect(await actionsIn(tenant)).toEqual(['product-request.opened']);
  });

  it('are one, and tell of one, when many ask at the same moment', async () => {
    const tenant = await addTenant();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        ask(tenant, 'docs', index % 2 ? 'dev' : 'tia'),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await actionsIn(tenant)).toEqual(['product-request.opened']);
  });

  it('cannot be open twice, whoever writes them', async () => {
    const tenant = await addTenant();
    const { body } = await ask(tenant);
    const { knex } = api.plane;
    await expect(
      knex('product_requests').insert({
        ...body,
        id: nobodysId,
      }),
    ).rejects.toThrow(/unique/i);
  });

  it('are either granted or declined, but not both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const tenant = await addTenant();
      const { body } = await ask(tenant);
      const [declined] = await Promise.all([
        decline(body.id ?? ''),
        call('ada', 'PUT', `/v1/entitlements/${tenant.id}/docs`, {}),
      ]);
      const { body: after } = await list('ada', `?tenant_id=${tenant.id}`);
      expect([
        declined.status,
        after.items?.map(({ status }) => status),
      ]).toEqual(
        declined.status === 200 ? [200, ['declined']] : [409, ['granted']],
      );
    }
  });

  it('are declined with a reason that is told to who asked, and can then be made again', async () => {
    const tenant = await addTenant({ slug: 'poor' });
    const { body } = await ask(tenant);
    const declined = await decline(body.id ?? '');
    expect([declined.status, declined.body]).toEqual([
      200,
      {
        ...body,
        status: 'declined',
        reason: 'Too dear',
        decided_by: 'user:default/ada',
        decided_at: expect.any(String),
      },
    ]);
    expect(await waitForTold(tenant, 2)).toContainEqual([
      ['user:default/dev'],
      'Your request for Docs for Acme was declined',
    ]);
    const told = api.sent.find(({ payload }) =>
      payload.title.includes('was declined'),
    );
    expect(told?.payload.description).toBe('Too dear');

    const twice = await decline(body.id ?? '');
    expect([twice.status, twice.body.message]).toEqual([
      409,
      'The request has been answered already',
    ]);
    const next = await ask(tenant);
    expect(next.status).toBe(202);
    expect(next.body.id).not.toBe(body.id);
    expect(await actionsIn(tenant)).toEqual([
      'product-request.opened',
      'product-request.declined',
      'product-request.opened',
    ]);
  });

  it('are refused while the tenant is entitled, and not once that has ended', async () => {
    const tenant = await addTenant({ slug: 'rich' });
    await call('ada', 'PUT', `/v1/entitlements/${tenant.id}/docs`, {
      expires_at: '2099-10-03T00:00:00Z',
    });
    const refused = await ask(tenant);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      'rich is already entitled to this until 3 Oct 2099',
    ]);
    await api.plane
      .knex('entitlements')
      .where('tenant_id', tenant.id)
      .update({ expires_at: '2026-01-01T00:00:00.000Z' });
    expect((await ask(tenant)).status).toBe(202);
  });

  it.each(['frozen', 'archived'] as const)(
    'are refused for a tenant that is %s',
    async status => {
      const tenant = await addTenant({ status });
      const { status: code, body } = await ask(tenant);
      expect([code, body.message]).toEqual([
        409,
        `${tenant.slug} is ${status}`,
      ]);
    },
  );

  it('are for developers and admins of the tenant, and for administrators', async () => {
    const tenant = await addTenant();
    for (const who of ['vee', 'vic', 'svc']) {
      expect((await ask(tenant, 'docs', who)).status).toBe(403);
    }
    expect(await actionsIn(tenant)).toEqual([]);
    for (const [who, product] of [
      ['dev', 'docs'],
      ['tia', 'mail'],
      ['ada', 'scanner'],
    ]) {
      expect((await ask(tenant, product, who)).status).toBe(202);
    }
    for (const who of ['dev', 'tia', 'vee', 'vic', 'svc']) {
      const [request] = (await list(who, `?tenant_id=${tenant.id}`)).body
        .items!;
      expect((await decline(request.id, who)).status).toBe(403);
    }
  });

  it('are for products that there are', async () => {
    const { status, body } = await ask(await addTenant(), 'nothing');
    expect([status, body.message]).toEqual([
      404,
      "There is no product 'nothing' in the catalog",
    ]);
    expect((await decline(nobodysId)).status).toBe(404);
  });

  it('are not there for members of another tenant, as those that are not', async () => {
    const tenant = await addTenant();
    const { body } = await ask(tenant);
    const pairs = await Promise.all([
      Promise.all([
        ask(tenant, 'docs', 'eve'),
        ask({ id: nobodysId }, 'docs', 'eve'),
      ]),
      Promise.all([
        list('eve', `?tenant_id=${tenant.id}`),
        list('eve', `?tenant_id=${nobodysId}`),
      ]),
      Promise.all([decline(body.id ?? '', 'eve'), decline(nobodysId, 'eve')]),
    ]);
    for (const [real, none] of pairs) {
      expect([real.status, none.status]).toEqual([404, 404]);
      expect(real.body.message).toBe(none.body.message);
    }
    expect((await list('eve')).body.items).toEqual([]);
    expect((await list('ada', `?tenant_id=${tenant.id}`)).body.items).toEqual([
      body,
    ]);
  });

  it('are listed newest first, by tenant and state, in pages', async () => {
    const tenant = await addTenant();
    for (const product of ['docs', 'mail', 'scanner']) {
      await ask(tenant, product);
    }
    const mine = `?tenant_id=${tenant.id}`;
    const { body: all } = await list('vee', mine);
    const times = all.items!.map(({ created_at }) => created_at);
    expect(times).toEqual([...times].sort().reverse());
    await decline(all.items![1].id);
    expect(
      (await list('vee', `${mine}&status=open`)).body.items?.map(
        item => item.id,
      ),
    ).toEqual([all.items![0].id, all.items![2].id]);

    const walked: string[] = [];
    let cursor = '';
    do {
      const { body } = await list('vee', `${mine}&limit=1${cursor}`);
      walked.push(...body.items!.map(item => item.id));
      cursor = body.next_cursor ? `&cursor=${body.next_cursor}` : '';
    } while (cursor);
    expect(walked).toEqual(all.items!.map(item => item.id));
  });

  it.each<[string, object, string]>([
    ['no tenant', { tenant_id: undefined }, 'tenant_id'],
    ['a slug', { tenant_id: 'acme' }, 'tenant_id'],
    ['no product', { product: undefined }, 'product'],
    ['a path', { product: '../docs' }, 'product'],
    ['a state', { status: 'granted' }, 'status'],
    ['somebody else', { requested_by: 'user:default/ada' }, 'requested_by'],
    ['a NUL in the note', { note: 'a\0' }, 'note'],
    ['a note without an end', { note: 'a'.repeat(2001) }, 'note'],
  ])('refuse %s', async (_name, change, field) => {
    const tenant = await addTenant();
    for (const operation of ['request', 'trial-request']) {
      const { status, body } = await call(
        'dev',
        'POST',
        `/v1/catalog/${operation}`,
        { tenant_id: tenant.id, product: 'docs', ...change },
      );
      expect([status, new Set(body.details?.map(each => each.field))]).toEqual([
        400,
        new Set([field]),
      ]);
    }
    expect(await actionsIn(tenant)).toEqual([]);
  });

  it.each([
    ['', 'an empty reason'],
    [' \n', 'blanks for a reason'],
  ])('refuse %j, which is %s', async reason => {
    const { body } = await ask(await addTenant());
    const answer = await decline(body.id ?? '', 'ada', reason);
    expect([answer.status, answer.body.details?.[0].field]).toEqual([
      400,
      'reason',
    ]);
  });

  it.each([
    ['?cursor=abc', 'cursor'],
    ['?status=lost', 'status'],
    ['?limit=201', 'limit'],
    ['?requested_by=dev', 'requested_by'],
  ])('refuse %s in a list', async (query, field) => {
    const { status, body } = await list('ada', query);
    expect([status, body.details?.[0].field]).toEqual([400, field]);
  });
});

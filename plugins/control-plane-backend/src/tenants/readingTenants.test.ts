import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Tenant,
  TenantList,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  nobodysId,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/tenants';

describe.each(databases.eachSupportedId())('reading tenants on %p', id => {
  const api = useTestApi(databases, id);
  const call = <T = Tenant>(...args: Parameters<typeof api.call>) =>
    api.call<T & { message?: string }>(...args);
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
  });

  describe('reading', () => {
    it('answers by id and by slug the same, with what the caller may do', async () => {
      const { id: tenantId, slug } = await stores.addTenant(
        { erp_customer_id: 'E-1', contract_end: '2099-12-31' },
        { 'group:default/team-payments': 'admin' },
      );
      const byId = await call('ana', 'GET', `${path}/${tenantId}`);
      const bySlug = await call('ana', 'GET', `${path}/by-slug/${slug}`);
      expect(byId.status).toBe(200);
      expect(bySlug.body).toEqual(byId.body);
      expect(byId.body).toMatchObject({
        id: tenantId,
        erp_customer_id: 'E-1',
        contract_end: '2099-12-31',
        actions: {
          update: { allowed: true },
          manage_members: { allowed: true },
          cancel: {
            allowed: false,
            reason: 'Only administrators may cancel a tenant',
          },
        },
      });
      for (const hidden of ['quotas', 'members', 'warned_days']) {
        expect(byId.body).not.toHaveProperty(hidden);
      }
    });

    it('answers 404 for what there is not and for what is none of the caller’s', async () => {
      const tenant = await stores.addTenant(
        {},
        {
          'group:default/team-payments': 'viewer',
        },
      );
      const notFound = {
        status: 404,
        body: {
          error: 'not_found',
          message: 'There is no such tenant, or you may not see it',
        },
      };
      for (const [who, place] of [
        ['rui', tenant.id],
        ['rui', `by-slug/${tenant.slug}`],
        ['nobody', tenant.id],
        ['ada', nobodysId],
        ['ada', 'by-slug/there-is-none'],
      ]) {
        expect(await call(who, 'GET', `${path}/${place}`)).toMatchObject(
          notFound,
        );
      }
      const { id: tenantId } = tenant;
      for (const [method, place, json] of [
        ['PATCH', tenantId, { name: 'Mine' }],
        ['DELETE', tenantId],
        ['POST', `${tenantId}/activate`],
        ['POST', `${tenantId}/cancel`],
        ['POST', `${tenantId}/archive`],
      ] as const) {
        expect(
          await call('rui', method, `${path}/${place}`, { json }),
        ).toMatchObject(notFound);
      }
    });

    it('answers 400 for what is no id and no slug', async () => {
      expect(await call('ada', 'GET', `${path}/42`)).toMatchObject({
        status: 400,
        body: { details: [{ field: 'id' }, { field: 'id' }] },
      });
      expect(await call('ada', 'GET', `${path}/by-slug/A`)).toMatchObject({
        status: 400,
        body: { details: [{ field: 'slug' }] },
      });
    });
  });

  describe('listing', () => {
    const list = async (who: string, query = '') =>
      (await call<TenantList>(who, 'GET', `${path}?${query}`)).body;
    const mark = 'list-of-tests';
    const slugsOf = async (who: string, query = '') =>
      (await list(who, `q=${mark}&${query}`)).items.map(({ slug }) => slug);

    beforeAll(async () => {
      for (const [slug, change] of Object.entries({
        'l-a': { status: 'active', plan: 'team' },
        'l-b': { status: 'trial', plan: 'team' },
        'l-c': { status: 'frozen', plan: 'starter' },
        'l-d': { status: 'demo', kind: 'demo', plan: 'starter' },
      } as const)) {
        await stores.addTenant(
          {
            slug,
            name: `Tenant ${slug} 100%`,
            sales_owner: `${mark}:${slug}`,
            created_at: `2026-01-0${5 - ' abcd'.indexOf(slug[2])}T00:00:00.000Z`,
            ...change,
          },
          slug === 'l-b' || slug === 'l-d'
            ? { 'group:default/team-search': 'viewer' }
            : {},
        );
      }
    });

    it.each<[string, string[]]>([
      ['', ['l-a', 'l-b', 'l-c', 'l-d']],
      ['order=slug.desc', ['l-d', 'l-c', 'l-b', 'l-a']],
      ['order=created_at.asc', ['l-d', 'l-c', 'l-b', 'l-a']],
      ['order=created_at.desc', ['l-a', 'l-b', 'l-c', 'l-d']],
      ['status=trial&status=frozen', ['l-b', 'l-c']],
      ['kind=demo', ['l-d']],
      ['plan=team', ['l-a', 'l-b']],
      ['plan=team&status=active', ['l-a']],
      ['plan=other', []],
    ])('filters and orders by %j', async (query, expected) => {
      expect(await slugsOf('vic', query)).toEqual(expected);
    });

    it('finds words anywhere, taking what people type as it is', async () => {
      const found = async (q: string) =>
        (await list('vic', `q=${encodeURIComponent(q)}`)).items.map(
          ({ slug }) => slug,
        );
      expect(await found('TENANT l-c')).toEqual(['l-c']);
      expect(await found('l-a 100%')).toEqual(['l-a']);
      expect(await found('l_a')).toEqual([]);
    });

    it.each(['slug.asc', 'slug.desc', 'created_at.asc', 'created_at.desc'])(
      'pages through every tenant once, by %s',
      async order => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await list(
            'vic',
            `q=${mark}&limit=1&order=${order}${cursor ? `&cursor=${cursor}` : ''}`,
          );
          expect(page.total).toEqual({ value: 4, relation: 'eq' });
          seen.push(...page.items.map(({ slug }) => slug));
          cursor = page.next_cursor;
        } while (cursor);
        expect([...seen].sort()).toEqual(['l-a', 'l-b', 'l-c', 'l-d']);
        expect(await slugsOf('vic', `order=${order}`)).toEqual(seen);
      },
    );

    it('shows a member only their own tenants, on every page and in the total', async () => {
      const first = await list('rui', `q=${mark}&limit=1`);
      expect(first.total).toEqual({ value: 2, relation: 'eq' });
      expect(first.items.map(({ slug }) => slug)).toEqual(['l-b']);
      const second = await list(
        'rui',
        `q=${mark}&limit=1&cursor=${first.next_cursor}`,
      );
      expect(second.items.map(({ slug }) => slug)).toEqual(['l-d']);
      expect(second.next_cursor).toBeUndefined();
      expect(await slugsOf('nobody')).toEqual([]);
    });

    it.each([
      'limit=0',
      'limit=201',
      'order=name.asc',
      'status=gone',
      'cursor=x',
    ])('refuses %s', async query => {
      const field = query.split('=')[0];
      const answer = await call('vic', 'GET', `${path}?${query}`);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toContain(`"field":"${field}`);
    });
  });
});

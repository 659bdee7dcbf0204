import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { nobodysId } from '../__testUtils__';
import { useCatalogApi } from './__testUtils__/useCatalogApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const vault = {
  name: 'Vault',
  description: 'Keeps secrets',
  plans_required: ['team'],
  supports_trial: false,
};

describe.each(databases.eachSupportedId())('the catalog on %p', id => {
  const api = useCatalogApi(databases, id);
  const { call, addTenant } = api;
  const put = (who: string, key: string, body: unknown = vault) =>
    call(who, 'PUT', `/v1/catalog/${key}`, body);
  const remove = (who: string, key: string) =>
    call(who, 'DELETE', `/v1/catalog/${key}`);
  const list = async (query = '', who = 'vic') =>
    call(who, 'GET', `/v1/catalog${query}`);
  const keysOf = async (query: string) =>
    (await list(query)).body.items?.map(({ key }) => key);
  const eventsOf = (product: string) =>
    api.plane.knex('audit_events').where({ product }).orderBy('id');

  describe('of everybody', () => {
    it.each(['vic', 'svc', 'eve', 'dev'])(
      'shows %s the products of the configuration, by key',
      async who => {
        const { status, body } = await list('', who);
        expect([status, body]).toEqual([
          200,
          {
            items: [
              {
                key: 'docs',
                name: 'Docs',
                description: '',
                plans_required: [],
                supports_trial: true,
                origin: 'config',
              },
              {
                key: 'mail',
                name: 'Mail',
                description: '',
                plans_required: [],
                demo_url: 'https://mail.example.com/demo',
                supports_trial: false,
                origin: 'config',
              },
              {
                key: 'scanner',
                name: 'Scanner',
                description: 'Looks for what should not be there',
                plans_required: ['team', 'enterprise'],
                supports_trial: true,
                owner: 'group:default/scanner-team',
                origin: 'config',
              },
            ],
          },
        ]);
      },
    );

    it('gives pages that follow each other', async () => {
      const first = await list('?limit=2');
      expect(first.body.next_cursor).toBe('mail');
      expect(await keysOf('?limit=2&cursor=mail')).toEqual(['scanner']);
      expect((await list('?limit=3')).body).not.toHaveProperty('next_cursor');
    });

    it.each([
      ['SCAN', ['scanner']],
      ['looks%20there', ['scanner']],
      ['mail', ['mail']],
      ['%25', []],
      ['looks%20mail', []],
    ])('finds %s', async (q, expected) => {
      expect(await keysOf(`?q=${q}`)).toEqual(expected);
    });

    it.each([
      ['?cursor=%20', 'cursor'],
      ['?limit=0', 'limit'],
      ['?limit=501', 'limit'],
      ['?tenant_id=acme', 'tenant_id'],
      ['?plan=team', 'plan'],
    ])('refuses %s', async (query, field) => {
      const { status, body } = await list(query);
      expect([status, body.details?.[0].field]).toEqual([400, field]);
    });
  });

  describe('of a tenant', () => {
    it('tells what it has of each product and what the caller may do, in as many reads for any number', async () => {
      const tenant = await addTenant({ plan: 'team' });
      const path = `/v1/entitlements/${tenant.id}`;
      const granted = await call('ada', 'PUT', `${path}/mail`, {
        config: { seats: 3 },
      });
      const asked = await call('dev', 'POST', '/v1/catalog/request', {
        tenant_id: tenant.id,
        product: 'docs',
      });
      const statements: string[] = [];
      const count = ({ sql }: { sql: string }) => {
        if (/entitlements|product_requests|product_trials/.test(sql)) {
          statements.push(sql);
        }
      };
      api.plane.knex.on('query', count);
      const { status, body } = await list(`?tenant_id=${tenant.id}`, 'vee');
      api.plane.knex.off('query', count);
      expect(status).toBe(200);
      expect(statements).toHaveLength(3);
      const [docs, mail, scanner] = body.items ?? [];
      const notYours = {
        allowed: false,
        reason: `You need to be a developer of ${tenant.slug}`,
      };
      expect(docs).toMatchObject({
        open_request: asked.body,
        actions: {
          request: {
            allowed: false,
            reason: expect.stringMatching(
              /^Requested on \d+ \w+ \d{4}; platform-admins decide$/,
            ),
          },
          trial: notYours,
        },
      });
      const has = {
        allowed: false,
        reason: `${tenant.slug} is already entitled to this`,
      };
      expect(mail).toMatchObject({
        entitlement: granted.body,
        actions: { request: has, trial: has },
      });
      expect(scanner.actions).toEqual({ request: notYours, trial: notYours });
      expect(scanner).not.toHaveProperty('entitlement');

      const forDeveloper = await list(
        `?tenant_id=${tenant.id}&q=scanner`,
        'dev',
      );
      expect(forDeveloper.body.items?.[0].actions).toEqual({
        request: { allowed: true },
        trial: { allowed: true },
      });
    });

    it.each(['eve', 'dev'])(
      'does not tell %s of a tenant that is not theirs',
      async who => {
        const strange = await api.stores.addTenant();
        const answers = await Promise.all(
          [strange.id, randomUUID()].map(tenantId =>
            list(`?tenant_id=${tenantId}`, who),
          ),
        );
        expect(answers.map(({ status }) => status)).toEqual([404, 404]);
        expect(answers[0].body.message).toBe(answers[1].body.message);
      },
    );
  });

  describe('of the API', () => {
    it('creates, replaces and deletes a product, and keeps who did what', async () => {
      const created = await put('ada', 'vault', {
        ...vault,
        demo_url: 'https://vault.example.com',
        owner: 'group:default/vault-team',
      });
      expect([created.status, created.body]).toEqual([
        200,
        {
          ...vault,
          key: 'vault',
          origin: 'api',
          demo_url: 'https://vault.example.com',
          owner: 'group:default/vault-team',
        },
      ]);
      const replaced = await put('ada', 'vault', {
        ...vault,
        plans_required: ['team', 'team', 'enterprise'],
      });
      expect(replaced.body).toEqual({
        ...vault,
        plans_required: ['team', 'enterprise'],
        key: 'vault',
        origin: 'api',
      });
      expect((await list('?q=vault')).body.items).toEqual([replaced.body]);
      // The same again is no change.
      await put('ada', 'vault', {
        ...vault,
        plans_required: ['team', 'enterprise'],
      });
      expect((await remove('ada', 'vault')).status).toBe(204);
      expect(await keysOf('?q=vault')).toEqual([]);

      const events = await eventsOf('vault');
      expect(
        events.map(({ action, actor_id, tenant_id, target_id }) => ({
          action,
          actor_id,
          tenant_id,
          target_id,
        })),
      ).toEqual(
        ['created', 'updated', 'deleted'].map(what => ({
          action: `product.${what}`,
          actor_id: 'user:default/ada',
          tenant_id: null,
          target_id: 'vault',
        })),
      );
      expect(JSON.parse(events[1].metadata)).toEqual({
        changes: {
          plans_required: { from: ['team'], to: ['team', 'enterprise'] },
          demo_url: { from: 'https://vault.example.com' },
          owner: { from: 'group:default/vault-team' },
        },
      });
    });

    it.each(['vic', 'svc', 'tia', 'eve'])(
      'is not for %s to change',
      async who => {
        expect((await put(who, 'theirs')).status).toBe(403);
        expect((await put(who, 'docs')).status).toBe(403);
        expect((await remove(who, 'docs')).status).toBe(403);
        expect(await keysOf('?q=theirs')).toEqual([]);
      },
    );

    it('does not change what the configuration owns', async () => {
      for (const { status, body } of [
        await put('ada', 'docs'),
        await remove('ada', 'docs'),
      ]) {
        expect([status, body.message]).toEqual([
          409,
          "The product 'docs' is in the configuration and can be changed only there",
        ]);
      }
      expect(await keysOf('?q=docs')).toEqual(['docs']);
    });

    it('does not delete a product that tenants are entitled to, and says how many', async () => {
      await put('ada', 'kept');
      const tenants = [await addTenant(), await addTenant()];
      for (const tenant of tenants) {
        await call('ada', 'PUT', `/v1/entitlements/${tenant.id}/kept`, {});
      }
      const refused = await remove('ada', 'kept');
      expect([refused.status, refused.body.message]).toEqual([
        409,
        '2 tenants are entitled to Vault; revoke that first',
      ]);
      await call('ada', 'DELETE', `/v1/entitlements/${tenants[0].id}/kept`);
      // What has ended is no right any more.
      await api.plane
        .knex('entitlements')
        .where({ tenant_id: tenants[1].id, product: 'kept' })
        .update({ expires_at: '2026-01-01T00:00:00.000Z' });
      expect((await remove('ada', 'kept')).status).toBe(204);
    });

    it('answers 404 when there is nothing to delete', async () => {
      expect((await remove('ada', 'nothing')).status).toBe(404);
    });

    it.each<[string, object, string]>([
      ['a key that is none', {}, 'key'],
      ['no name', { name: undefined }, 'name'],
      ['an empty name', { name: '' }, 'name'],
      [
        'a page of its own for a demo',
        { demo_url: 'data:text/html,hello' },
        'demo_url',
      ],
      ['an owner that is no entity', { owner: 'me' }, 'owner'],
      ['plans that are no list', { plans_required: 'team' }, 'plans_required'],
      ['its origin', { origin: 'config' }, 'origin'],
      ['another key', { key: 'docs' }, 'key'],
      ['actions', { actions: {} }, 'actions'],
    ])('refuses %s', async (name, change, field) => {
      const key = name.startsWith('a key') ? '-vault-' : 'vault';
      const { status, body } = await put('ada', key, { ...vault, ...change });
      expect([status, body.details?.map(each => each.field)]).toEqual([
        400,
        [field],
      ]);
    });

    it('makes one product, and one event of it, of many calls at the same moment', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => put('ada', 'crowd')),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
      expect(await eventsOf('crowd')).toHaveLength(1);
    });
  });

  it('knows nobody of whom there is no token', async () => {
    for (const [method, path] of [
      ['GET', '/v1/catalog'],
      ['PUT', '/v1/catalog/docs'],
      ['DELETE', '/v1/catalog/docs'],
      ['GET', '/v1/catalog/requests'],
      ['GET', `/v1/entitlements?tenant_id=${nobodysId}`],
    ]) {
      expect((await call('nobody', method, path)).status).toBe(401);
    }
  });
});

import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  APIKey,
  APIKeyCreated,
  APIKeyList,
  APIKeyVerify,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  nobodysId,
  useTestApi,
  waitFor,
  type TestStores,
} from '../__testUtils__';
import type { StoredTenant } from '../tenants';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/api-keys';
const verifyPath = '/v1/internal/api-keys/verify';
const hourMs = 3_600_000;
const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString();

describe.each(databases.eachSupportedId())('API keys on %p', id => {
  const api = useTestApi(databases, id, {
    config: {
      products: { search: { name: 'Search' } },
      tenancy: { plans: { small: { title: 'Small', quotas: { apiKeys: 2 } } } },
    },
  });
  const { call, tokens } = api;
  let stores: TestStores;
  let acme: StoredTenant;

  const addTenant = (change: Partial<StoredTenant> = {}) =>
    stores.addTenant(change, {
      'user:default/dan': 'developer',
      'user:default/val': 'viewer',
    });

  beforeAll(async () => {
    tokens.pat = await api.plane.token('pat', ['product']);
    tokens.dan = await api.plane.token('dan');
    tokens.val = await api.plane.token('val');
    stores = await createTestStores(api.plane.knex);
    acme = await addTenant();
  });

  const createAs = (who: string, body: object = {}) =>
    call<APIKeyCreated>(who, 'POST', path, {
      json: { tenant_id: acme.id, name: 'ci', ...body },
    });
  const create = async (body: object = {}) => {
    const answer = await createAs('dan', body);
    expect(answer.status).toBe(201);
    return { ...answer.body.api_key, plaintext: answer.body.plaintext };
  };
  const verifyAs = (who: string, key: string, wanted: object = {}) =>
    call<APIKeyVerify>(who, 'POST', verifyPath, { json: { key, ...wanted } });
  const verify = async (key: string, wanted: object = {}) =>
    (await verifyAs('ada', key, wanted)).body;
  const rotate = (keyId: string, json: object = {}, who = 'dan') =>
    call<APIKeyCreated>(who, 'POST', `${path}/${keyId}/rotate`, { json });
  const revoke = (keyId: string, who = 'dan') =>
    call<never>(who, 'DELETE', `${path}/${keyId}`);
  const find = async (keyId: string, tenant = acme) =>
    (
      await call<APIKeyList>('dan', 'GET', `${path}?tenant_id=${tenant.id}`)
    ).body.items.find(key => key.id === keyId);
  const eventsOf = async (keyId: string) =>
    (
      await stores
        .knex('audit_events')
        .where({ target_id: keyId })
        .orderBy('id')
    ).map(event => ({ ...event, metadata: JSON.parse(event.metadata) }));

  describe('creating', () => {
    it('answers the key once, and what is kept of it', async () => {
      const { status, body } = await createAs('dan', {
        product: 'search',
        scopes: ['scans:read'],
        expires_at: '2099-01-01T02:00:00+02:00',
      });
      expect(status).toBe(201);
      expect(body.plaintext).toMatch(/^bp_[A-Za-z0-9_-]{22}$/);
      expect(body.api_key).toEqual({
        id: expect.any(String),
        tenant_id: acme.id,
        name: 'ci',
        product: 'search',
        scopes: ['scans:read'],
        prefix: body.plaintext.slice(0, 11),
        created_by: 'user:default/dan',
        expires_at: '2099-01-01T00:00:00.000Z',
        created_at: expect.any(String),
      });
      const [row] = await stores.knex('api_keys').where('id', body.api_key.id);
      expect(row.hash).toMatch(/^argon2id\|[^|]{22}\|[^|]{43}$/);
      expect(await eventsOf(body.api_key.id)).toEqual([
        expect.objectContaining({
          action: 'api-key.created',
          actor_id: 'user:default/dan',
          tenant_id: acme.id,
          product: 'search',
          source_ip: expect.any(String),
          user_agent: expect.any(String),
          metadata: {
            prefix: body.api_key.prefix,
            scopes: ['scans:read'],
            created_by: 'user:default/dan',
            expires_at: '2099-01-01T00:00:00.000Z',
          },
        }),
      ]);
      expect(await find(body.api_key.id)).toEqual(body.api_key);
    });

    it.each([
      ['a product that does not exist', { product: 'nothing' }, 'product'],
      [
        'a product that every object has',
        { product: 'constructor' },
        'product',
      ],
      ['an end that is past', { expires_at: fromNow(-1) }, 'expires_at'],
      ['a leap second', { expires_at: '2098-12-31T23:59:60Z' }, 'expires_at'],
      [
        'a day that is none',
        { expires_at: '2098-02-30T00:00:00Z' },
        'expires_at',
      ],
      ['somebody else', { created_by: 'user:default/ada' }, 'created_by'],
      ['a hash of its own', { hash: 'argon2id|a|b' }, 'hash'],
      ['a key of its own', { plaintext: `bp_${'A'.repeat(22)}` }, 'plaintext'],
      ['a prefix of its own', { prefix: 'bp_AAAAAAAA' }, 'prefix'],
      ['a state of its own', { revoked_at: fromNow(0) }, 'revoked_at'],
      ['an id of its own', { id: nobodysId }, 'id'],
      ['no name', { name: '' }, 'name'],
      ['a name that is too long', { name: 'a'.repeat(101) }, 'name'],
      ['a name with NUL', { name: 'a\0b' }, 'name'],
      ['a scope twice', { scopes: ['a', 'a'] }, 'scopes'],
    ])('refuses %s and names the field', async (_, body, field) => {
      const answer = await createAs('dan', body);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({
        error: 'validation_error',
        details: [{ field }],
      });
    });

    it('lets those who decide over tenants name whom a key is for', async () => {
      const named = { created_by: 'user:default/ana' };
      expect((await createAs('ada', named)).body.api_key).toMatchObject(named);
      const self = { created_by: 'user:default/dan' };
      expect((await createAs('dan', self)).body.api_key).toMatchObject(self);
    });

    it('keeps to the quota, also when many are created at the same time', async () => {
      const small = await addTenant({ plan: 'small' });
      const answers = await Promise.all(
        Array.from({ length: 6 }, () =>
          createAs('dan', { tenant_id: small.id }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        201, 201, 409, 409, 409, 409,
      ]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        error: 'conflict',
        message: expect.stringMatching(/api_keys.*2 of 2/),
      });
      const created = answers.find(({ status }) => status === 201)!.body;
      // Replacing a key is no other key.
      expect((await rotate(created.api_key.id)).status).toBe(201);
    });

    it.each(['frozen', 'archived'] as const)(
      'is refused for a tenant that is %s',
      async status => {
        const tenant = await addTenant({ status });
        const answer = await createAs('dan', { tenant_id: tenant.id });
        expect(answer.status).toBe(409);
        expect(answer.body).toMatchObject({
          message: expect.stringContaining(`is ${status}`),
        });
      },
    );
  });

  describe('verifying', () => {
    it('tells what a good key is for', async () => {
      const key = await create({ product: 'search', scopes: ['scans:read'] });
      for (const who of ['pat', 'ada']) {
        const { status, body } = await verifyAs(who, key.plaintext, {
          product: 'search',
          scopes: ['scans:read'],
        });
        expect([status, body]).toEqual([
          200,
          {
            valid: true,
            tenant_id: acme.id,
            product: 'search',
            scopes: ['scans:read'],
            key_id: key.id,
          },
        ]);
      }
    });

    it('tells why not only those who may know', async () => {
      const key = await create({ product: 'search' });
      const wanted = { product: 'other' };
      expect((await verifyAs('pat', key.plaintext, wanted)).body).toEqual({
        valid: false,
      });
      expect((await verifyAs('ada', key.plaintext, wanted)).body).toEqual({
        valid: false,
        reason: 'product',
      });
      for (const nonsense of ['', 'x', 'bp_', 'constructor', 'a\0', '🔑']) {
        expect((await verifyAs('pat', nonsense)).body).toEqual({
          valid: false,
        });
        expect(await verify(nonsense)).toEqual({
          valid: false,
          reason: 'unknown',
        });
      }
    });

    it('is for products alone', async () => {
      const { plaintext } = await create();
      for (const who of ['dan', 'val', 'vic', 'ana', 'ben', 'nobody']) {
        expect((await verifyAs(who, plaintext)).status).toBe(403);
      }
    });

    it.each([
      ['a key that is too long', { key: 'a'.repeat(1_001) }, 400],
      ['no key', {}, 400],
      ['a list', { key: ['a'] }, 400],
      ['what is not asked for', { key: 'a', __proto: 1 }, 400],
      ['a prototype', JSON.parse('{"key":"a","__proto__":{"x":1}}'), 400],
      ['a megabyte', { key: 'a'.repeat(1_000_000) }, 413],
    ])('refuses %s', async (_, json, status) => {
      expect((await call('pat', 'POST', verifyPath, { json })).status).toBe(
        status,
      );
    });

    it('fails as soon as a tenant is cancelled, and works again when it is activated', async () => {
      const tenant = await addTenant();
      const key = await create({ tenant_id: tenant.id });
      expect(await verify(key.plaintext)).toMatchObject({ valid: true });
      const move = async (name: string) => {
        const answer = await call(
          'ada',
          'POST',
          `/v1/tenants/${tenant.id}/${name}`,
        );
        expect(answer.status).toBe(200);
      };
      await move('cancel');
      await waitFor(
        () => verify(key.plaintext),
        ({ reason }) => reason === 'tenant_frozen',
        2_000,
      );
      await move('activate');
      await waitFor(
        () => verify(key.plaintext),
        ({ valid }) => valid,
        2_000,
      );
    });
  });

  describe('revoking', () => {
    it('ends a key at once and for good, and is told once', async () => {
      const key = await create();
      expect(await verify(key.plaintext)).toMatchObject({ valid: true });
      for (let repeat = 0; repeat < 3; repeat++) {
        expect((await revoke(key.id)).status).toBe(204);
        expect(await verify(key.plaintext)).toEqual({
          valid: false,
          reason: 'revoked',
        });
      }
      const events = await eventsOf(key.id);
      expect(events.map(event => event.action)).toEqual([
        'api-key.created',
        'api-key.revoked',
      ]);
      const { revoked_at } = (await find(key.id))!;
      expect(revoked_at).toBe(events[1].created_at);
      expect((await rotate(key.id)).status).toBe(409);
    });

    it('is possible for a tenant that is frozen', async () => {
      const tenant = await addTenant();
      const key = await create({ tenant_id: tenant.id });
      await stores
        .knex('tenants')
        .where({ id: tenant.id })
        .update({ status: 'frozen' });
      expect((await revoke(key.id)).status).toBe(204);
      expect((await rotate(key.id)).status).toBe(409);
    });
  });

  describe('rotating', () => {
    it('gives a new key like the old one, which works for the overlap', async () => {
      const old = await create({
        product: 'search',
        scopes: ['scans:read'],
        expires_at: fromNow(100 * hourMs),
      });
      expect(await verify(old.plaintext)).toMatchObject({ valid: true });
      const { status, body } = await rotate(old.id, { overlap_seconds: 3_600 });
      expect(status).toBe(201);
      expect(body.plaintext).not.toBe(old.plaintext);
      const { plaintext: _, ...before } = old;
      expect(body.api_key).toEqual({
        ...before,
        id: expect.any(String),
        prefix: body.plaintext.slice(0, 11),
        created_at: expect.any(String),
        expires_at: expect.any(String),
      });
      const replaced = (await find(old.id)) as Required<APIKey>;
      expect(replaced.replaced_by).toBe(body.api_key.id);
      const overlapMs =
        Date.parse(replaced.expires_at) - Date.parse(body.api_key.created_at);
      expect(overlapMs).toBe(hourMs);
      const lifeMs = (key: APIKey) =>
        Date.parse(key.expires_at!) - Date.parse(key.created_at);
      expect(lifeMs(body.api_key)).toBe(lifeMs(old));
      for (const plaintext of [old.plaintext, body.plaintext]) {
        expect(await verify(plaintext)).toMatchObject({ valid: true });
      }
      expect(await eventsOf(old.id)).toMatchObject([
        { action: 'api-key.created' },
        {
          action: 'api-key.rotated',
          metadata: {
            prefix: old.prefix,
            scopes: ['scans:read'],
            replaced_by: body.api_key.id,
          },
        },
      ]);
      expect(await eventsOf(body.api_key.id)).toMatchObject([
        { action: 'api-key.created', metadata: { rotated_from: old.id } },
      ]);
    });

    it('needs no body, and leaves a day to change over then', async () => {
      const old = await create();
      const answer = await call<APIKeyCreated>(
        'dan',
        'POST',
        `${path}/${old.id}/rotate`,
      );
      expect(answer.status).toBe(201);
      const { expires_at } = (await find(old.id))!;
      expect(
        Date.parse(expires_at!) - Date.parse(answer.body.api_key.created_at),
      ).toBe(24 * hourMs);
    });

    it('without overlap ends the old key at once', async () => {
      const old = await create();
      const { body } = await rotate(old.id, { overlap_seconds: 0 });
      expect(await verify(old.plaintext)).toEqual({
        valid: false,
        reason: 'expired',
      });
      expect(await verify(body.plaintext)).toMatchObject({ valid: true });
    });

    it('happens once, however many ask', async () => {
      const old = await create();
      const answers = await Promise.all([1, 2, 3].map(() => rotate(old.id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([
        201, 409, 409,
      ]);
    });

    it('makes no more than two keys work of one', async () => {
      const first = await create();
      const second = (await rotate(first.id)).body.api_key;
      const refused = await rotate(second.id);
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        message: expect.stringContaining(first.id),
      });
      await revoke(first.id);
      expect((await rotate(second.id)).status).toBe(201);
    });

    it('is refused with an end that is past', async () => {
      const { id: keyId } = await create();
      const answer = await rotate(keyId, { expires_at: fromNow(-1) });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ details: [{ field: 'expires_at' }] });
    });
  });

  describe('a key of another tenant', () => {
    it('does not exist for those who may not see the tenant', async () => {
      const key = await create();
      const strangers = ['ana', 'pat', 'nobody', 'ben'];
      for (const who of strangers) {
        const answers = [
          await revoke(key.id, who),
          await rotate(key.id, {}, who),
          await revoke(nobodysId, who),
          await rotate(nobodysId, {}, who),
        ];
        for (const { status, body } of answers) {
          expect(status).toBe(404);
          expect(body).toMatchObject({
            message: 'There is no such API key, or you may not see it',
          });
        }
      }
      for (const who of ['ana', 'nobody']) {
        expect((await createAs(who)).status).toBe(404);
        expect(
          (await call(who, 'GET', `${path}?tenant_id=${acme.id}`)).status,
        ).toBe(404);
      }
      expect(await verify(key.plaintext)).toMatchObject({ valid: true });
    });

    it('can be seen and not changed by those who may only look', async () => {
      const key = await create();
      for (const who of ['val', 'vic']) {
        expect((await createAs(who)).status).toBe(403);
        expect((await revoke(key.id, who)).status).toBe(403);
        expect((await rotate(key.id, {}, who)).status).toBe(403);
        const { body } = await call<APIKeyList>(
          who,
          'GET',
          `${path}?tenant_id=${acme.id}&limit=1`,
        );
        expect(body.items).toHaveLength(1);
        expect(body.next_cursor).toBeDefined();
      }
    });
  });
});

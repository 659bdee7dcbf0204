import { TestDatabases } from '@backstage/backend-test-utils';
import {
  callApi,
  startControlPlane,
  useTestApi,
  type ApiAnswer,
  type ApiCall,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

type Answer = ApiAnswer<Record<string, unknown>>;

describe.each(databases.eachSupportedId())(
  'calls with an Idempotency-Key on %p',
  id => {
    const api = useTestApi(databases, id);
    let tenantId: string;
    let made = 0;

    const post = (
      who: string,
      path: string,
      key: string,
      json: unknown,
      others: ApiCall = {},
    ): Promise<Answer> =>
      api.call(who, 'POST', path, {
        json,
        ...others,
        headers: { 'idempotency-key': key },
      });
    const unique = (name: string) => `${name}-${(made += 1)}`;
    const countRows = async (table: string) =>
      Number((await api.plane.knex(table).count({ count: '*' }))[0].count);
    const findKey = (key: string) =>
      api.plane.knex('idempotency_keys').where({ key }).first();

    beforeAll(async () => {
      const { body } = await api.call<{ id: string }>(
        'ada',
        'POST',
        '/v1/tenants',
        { json: { slug: 'acme', name: 'Acme' } },
      );
      tenantId = body.id;
    });

    const inPlay: Array<[string, string, string, () => object]> = [
      [
        'environment requests',
        'environment_requests',
        '/v1/environment-requests',
        () => ({
          app: unique('app'),
          team: 'team-payments',
          class: 'production',
          region: 'us-east-1',
        }),
      ],
      [
        'tenants',
        'tenants',
        '/v1/tenants',
        () => ({ slug: unique('tenant'), name: 'Tenant' }),
      ],
      [
        'namespaces',
        'namespaces',
        '/v1/namespaces',
        () => ({
          name_components: { team: 'team', project: unique('p'), env: 'dev' },
          members: [
            {
              type: 'user',
              identifier: 'user:default/ana',
              role: 'read_write',
            },
          ],
        }),
      ],
      [
        'projects',
        'projects',
        '/v1/projects',
        () => ({ tenant_id: tenantId, slug: unique('project'), name: 'P' }),
      ],
    ];

    it.each(inPlay)(
      'make one of a hundred %s, and get one answer',
      async (_what, table, path, body) => {
        const json = body();
        const before = await countRows(table);
        const audited = await countRows('audit_events');
        const key = unique('key');
        const answers = await Promise.all(
          Array.from({ length: 100 }, () => post('ada', path, key, json)),
        );
        const [first] = answers;
        expect([201, 202]).toContain(first.status);
        expect(first.body).toMatchObject({ id: expect.any(String) });
        expect(new Set(answers.map(({ status }) => status)).size).toBe(1);
        expect(
          new Set(answers.map(answer => JSON.stringify(answer.body))).size,
        ).toBe(1);
        expect(
          new Set(answers.map(({ headers }) => headers.get('location'))).size,
        ).toBe(1);
        expect(
          answers.filter(
            ({ headers }) => headers.get('idempotency-replayed') === 'true',
          ),
        ).toHaveLength(99);
        expect((await countRows(table)) - before).toBe(1);
        expect((await countRows('audit_events')) - audited).toBeLessThanOrEqual(
          2,
        );
      },
    );

    it('make one of what is asked of two replicas at once', async () => {
      const { plane, tokens } = api;
      const other = await startControlPlane({ knex: plane.knex });
      try {
        const json = { slug: unique('tenant'), name: 'Tenant' };
        const before = await countRows('tenants');
        const key = unique('key');
        const answers = await Promise.all(
          Array.from({ length: 40 }, (_, index) =>
            callApi<Record<string, unknown>>(
              index % 2 ? plane.url : other.url,
              'POST',
              '/v1/tenants',
              { token: tokens.ada, json, headers: { 'idempotency-key': key } },
            ),
          ),
        );
        expect(
          new Set(
            answers.map(({ status, body }) => JSON.stringify([status, body])),
          ).size,
        ).toBe(1);
        expect(answers[0].status).toBe(201);
        expect((await countRows('tenants')) - before).toBe(1);
      } finally {
        await other.stop();
      }
    });

    it('make one API key of a hundred, and show its secret once', async () => {
      const key = unique('key');
      const before = await countRows('api_keys');
      const body = { tenant_id: tenantId, name: unique('name') };
      const answers = await Promise.all(
        Array.from({ length: 100 }, () =>
          post('ada', '/v1/api-keys', key, body),
        ),
      );
      const made_ = answers.filter(({ status }) => status === 201);
      expect(made_).toHaveLength(1);
      const { plaintext } = made_[0].body;
      expect(plaintext).toEqual(expect.any(String));
      const others = answers.filter(answer => answer !== made_[0]);
      for (const { status, body: told } of others) {
        expect([status, told.error]).toEqual([409, 'conflict']);
        expect(told.message).toMatch(/held a secret/);
        expect(JSON.stringify(told)).not.toContain(plaintext);
      }
      expect((await countRows('api_keys')) - before).toBe(1);
      expect((await findKey(key)).answer).toBeNull();
    });

    it.each<[string, string, string, object]>([
      [
        'token of a service account',
        'service-accounts',
        'tokens',
        { ttl_seconds: 60 },
      ],
      ['rotated API key', 'api-keys', 'rotate', {}],
    ])('never keep a %s', async (_what, kind, operation, json) => {
      const made_ = await api.call<{ id: string; api_key?: { id: string } }>(
        'ada',
        'POST',
        `/v1/${kind}`,
        {
          json: {
            tenant_id: tenantId,
            name: unique('name'),
            ...(kind === 'service-accounts' && { role: 'developer' }),
          },
        },
      );
      const { id: whose } = made_.body.api_key ?? made_.body;
      const key = unique('key');
      const path = `/v1/${kind}/${whose}/${operation}`;
      const first = await post('ada', path, key, json);
      expect(first.status).toBe(201);
      const again = await post('ada', path, key, json);
      expect([again.status, again.body.error]).toEqual([409, 'conflict']);
      expect(await findKey(key)).toMatchObject({ answer: null });
    });

    const tenant = () => ({ slug: unique('tenant'), name: 'Tenant' });
    const conflict = { status: 409, body: { error: 'conflict' } };

    it('are refused with a key of another body, or of another operation', async () => {
      const key = unique('key');
      const json = tenant();
      expect((await post('ada', '/v1/tenants', key, json)).status).toBe(201);
      const before = await countRows('tenants');
      for (const [path, body] of [
        ['/v1/tenants', tenant()],
        ['/v1/tenants', { ...json, name: 'Other' }],
        ['/v1/projects', { tenant_id: tenantId, slug: 'p', name: 'P' }],
        [`/v1/tenants/${tenantId}/archive`, undefined],
      ] as const) {
        expect(await post('ada', path, key, body)).toMatchObject(conflict);
      }
      expect(await countRows('tenants')).toBe(before);
    });

    it('take the same content however it is written', async () => {
      const key = unique('key');
      const { slug, name } = tenant();
      const first = await post('ada', '/v1/tenants', key, { slug, name });
      const again = await api.call<Record<string, unknown>>(
        'ada',
        'POST',
        '/v1/tenants',
        {
          body: `{ "name":\n"${name}", "slug": "${slug}" }`,
          headers: {
            'idempotency-key': key,
            'content-type': 'application/json',
          },
        },
      );
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    });

    it('have keys of their own, whoever calls', async () => {
      const key = unique('key');
      for (const who of ['ada', 'kim']) {
        const { headers, status } = await post(
          who,
          '/v1/tenants',
          key,
          tenant(),
          { token: await api.plane.token(who, ['admin']) },
        );
        expect([who, status, headers.get('idempotency-replayed')]).toEqual([
          who,
          201,
          null,
        ]);
      }
    });

    it('are answered nothing that the caller may not have any more', async () => {
      const key = unique('key');
      const json = tenant();
      await post('ada', '/v1/tenants', key, json);
      const lesser = await api.plane.token('ada', ['viewer']);
      const answer = await post('ada', '/v1/tenants', key, json, {
        token: lesser,
      });
      expect(answer).toMatchObject({
        status: 403,
        body: { error: 'forbidden' },
      });
      expect(JSON.stringify(answer.body)).not.toContain(json.slug);
    });

    it('are answered as before when what they did stands in their way', async () => {
      const key = unique('key');
      const { body } = await api.call<{ id: string }>(
        'ada',
        'POST',
        '/v1/tenants',
        { json: tenant() },
      );
      const path = `/v1/tenants/${body.id}/activate`;
      const first = await post('ada', path, key, {});
      await api.call('ada', 'POST', `/v1/tenants/${body.id}/cancel`, {
        json: {},
      });
      const again = await post('ada', path, key, {});
      expect([again.status, again.body]).toEqual([200, first.body]);
      expect(await api.call('ada', 'GET', `/v1/tenants/${body.id}`)).toEqual(
        expect.objectContaining({
          body: expect.objectContaining({ status: 'frozen' }),
        }),
      );
    });

    it('leave a key that changed nothing for another try', async () => {
      const key = unique('key');
      const taken = tenant();
      await api.call('ada', 'POST', '/v1/tenants', { json: taken });
      expect(await post('ada', '/v1/tenants', key, taken)).toMatchObject(
        conflict,
      );
      expect(
        await post('ada', '/v1/tenants', key, { ...taken, slug: '-' }),
      ).toMatchObject({ status: 400 });
      expect(await post('vic', '/v1/tenants', key, tenant())).toMatchObject({
        status: 403,
      });
      expect(await findKey(key)).toBeUndefined();
      expect((await post('ada', '/v1/tenants', key, tenant())).status).toBe(
        201,
      );
    });

    it('say that it was done when the answer was lost with the process', async () => {
      const key = unique('key');
      const json = tenant();
      await post('ada', '/v1/tenants', key, json);
      const before = await countRows('tenants');
      // As a process leaves it that ends between the commit and the answer.
      await api.plane
        .knex('idempotency_keys')
        .where({ key })
        .update({ answer: null, created_at: '2026-01-01T00:00:00.000Z' });
      const answer = await post('ada', '/v1/tenants', key, json);
      expect(answer).toMatchObject(conflict);
      expect(answer.body.message).toMatch(/was done already/);
      expect(await countRows('tenants')).toBe(before);
    });

    it('change nothing of what a key makes no difference to', async () => {
      const key = unique('key');
      const before = await countRows('idempotency_keys');
      for (let index = 0; index < 2; index += 1) {
        const { status, headers } = await post(
          'ada',
          '/v1/namespace-names',
          key,
          { name_components: { team: 'team', project: 'p', env: 'dev' } },
        );
        expect([status, headers.get('idempotency-replayed')]).toEqual([
          200,
          null,
        ]);
      }
      expect(await countRows('idempotency_keys')).toBe(before);
    });
  },
);

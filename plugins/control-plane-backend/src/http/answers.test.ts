import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  createTestStores,
  listOperations,
  nobodysId,
  previewBody,
  productionBody,
  requestsPath,
  sendRaw,
  startControlPlane,
  useTestApi,
} from '../__testUtils__';
import { openApiDocument } from '../schema/openapi/generated/document';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const operations = listOperations();

describe.each(databases.eachSupportedId())(
  'the answers of the API on %p',
  id => {
    const api = useTestApi(databases, id);
    const { call, create, tokens, waitForStatus } = api;

    describe('success', () => {
      it('tells its health and what it is to everybody', async () => {
        const health = await callApi(api.plane.url, 'GET', '/v1/health');
        expect(health.status).toBe(200);
        expect(health.body).toEqual({
          status: 'healthy',
          environments: [{ name: 'memory', status: 'healthy' }],
        });
        const info = await callApi(api.plane.url, 'GET', '/v1/info');
        expect(info.body).toMatchObject({
          api_version: 'v1',
          auth: { oidc_issuer: null, token_endpoint: null },
        });
      });

      it('serves the contract to everybody', async () => {
        const { status, body } = await callApi<typeof openApiDocument>(
          api.plane.url,
          'GET',
          '/openapi.json',
        );
        expect(status).toBe(200);
        expect(body).toEqual(openApiDocument);
      });

      it('pages through the classes in the order of the configuration', async () => {
        const first = await call<{
          items: { name: string }[];
          next_cursor?: string;
        }>('vic', 'GET', '/v1/environment-classes?limit=1');
        expect(first.body.items.map(({ name }) => name)).toEqual(['preview']);
        const second = await call<typeof first.body>(
          'vic',
          'GET',
          `/v1/environment-classes?limit=1&cursor=${first.body.next_cursor}`,
        );
        expect(second.body.items.map(({ name }) => name)).toEqual([
          'production',
        ]);
        expect(second.body.next_cursor).toBeUndefined();
      });

      it('answers a request with 201 and where it is', async () => {
        const { addTenant } = await createTestStores(api.plane.knex);
        const tenant = await addTenant(undefined, {
          'user:default/ana': 'developer',
        });
        const { status, headers, body } = await call(
          'ana',
          'POST',
          requestsPath,
          {
            json: {
              ...productionBody,
              ttl_hours: 1,
              owner: 'team-payments',
              repository: 'https://example.com/payments-api',
              revision: 'main',
              component_ref: 'component:default/payments-api',
              tenant_id: tenant.id,
              note: 'For the launch\nof the week',
            },
          },
        );
        expect(status).toBe(201);
        expect(headers.get('location')).toBe(
          `/api/control-plane${requestsPath}/${body.id}`,
        );
        expect(
          await call('ana', 'GET', `${requestsPath}/${body.id}`),
        ).toMatchObject({
          status: 200,
          body: { ...body, actions: expect.anything() },
        });
      });

      it('plans without storing anything', async () => {
        const count = () => api.plane.knex('environment_requests').count();
        const before = await count();
        const { status, body } = await call<{ targets: unknown[] }>(
          'ana',
          'POST',
          '/v1/environment-plans',
          { json: previewBody },
        );
        expect(status).toBe(200);
        expect(body.targets).toEqual([
          expect.objectContaining({
            runtime: 'memory',
            available: true,
            message: '1 to create',
          }),
        ]);
        expect(await count()).toEqual(before);
      });

      it('takes every action with the status that the contract names', async () => {
        const { id: requestId, plan_digest } = await create();
        const path = `${requestsPath}/${requestId}`;
        expect(await call('ben', 'GET', `${path}/plan`)).toMatchObject({
          status: 200,
        });
        expect(
          await call('ben', 'POST', `${path}/approve`, {
            json: { decision: 'approve', reason: 'Looks right', plan_digest },
          }),
        ).toMatchObject({ status: 200, body: { status: 'queued' } });
        await waitForStatus(requestId, 'ready');
        expect(await call('ana', 'POST', `${path}/reconcile`)).toMatchObject({
          status: 202,
          body: { status: 'queued' },
        });
        await waitForStatus(requestId, 'ready');
        expect(await call('ana', 'DELETE', path)).toMatchObject({
          status: 202,
          body: { status: 'deprovisioning' },
        });
        expect(await call('ana', 'DELETE', path)).toMatchObject({
          status: 202,
        });
        await waitForStatus(requestId, 'deleted');
        expect(await call('ana', 'DELETE', path)).toMatchObject({
          status: 202,
          body: { status: 'deleted' },
        });
        const events = await call<{ items: { action: string }[] }>(
          'ana',
          'GET',
          `${path}/events?limit=100`,
        );
        expect(events).toMatchObject({ status: 200 });
        expect(events.body.items.map(({ action }) => action).reverse()).toEqual(
          [
            'created',
            'approved',
            'reconciling',
            'ready',
            'reconcile-requested',
            'reconciling',
            'ready',
            'delete-requested',
            'deleted',
          ].map(action => `environment-request.${action}`),
        );
      });

      it('pages through events, each once', async () => {
        const { id: requestId } = await create(previewBody);
        await waitForStatus(requestId, 'ready');
        const ids: number[] = [];
        let cursor: string | undefined;
        do {
          const { body } = await call<{
            items: { id: number }[];
            next_cursor?: string;
          }>(
            'ana',
            'GET',
            `${requestsPath}/${requestId}/events?limit=1${
              cursor ? `&cursor=${cursor}` : ''
            }`,
          );
          ids.push(...body.items.map(event => event.id));
          cursor = body.next_cursor;
        } while (cursor);
        expect(ids).toHaveLength(4);
        expect([...ids].sort((a, b) => b - a)).toEqual(ids);
      });

      it('filters lists by several states at once, and all filters hold together', async () => {
        const { id: requestId } = await create();
        const list = async (query: string) => {
          const { body } = await call<EnvironmentRequestList>(
            'ben',
            'GET',
            `${requestsPath}?limit=200&${query}`,
          );
          return body.items.map(item => item.id);
        };
        expect(await list('status=pending_approval')).toContain(requestId);
        expect(await list('status=ready&status=pending_approval')).toContain(
          requestId,
        );
        expect(await list('awaiting_my_decision=true')).toContain(requestId);
        expect(await list('awaiting_my_decision=true&status=ready')).toEqual(
          [],
        );
        expect(await list('mine=true')).toEqual([]);
        expect(await list(`q=${requestId}`)).toEqual([requestId]);
      });
    });

    describe('405', () => {
      it.each([...new Set(operations.map(({ path }) => path))])(
        'takes no other methods than documented on %s, and says which it takes',
        async path => {
          const documented = operations
            .filter(operation => operation.path === path)
            .map(({ method }) => method);
          const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
            method => !documented.includes(method),
          );
          for (const method of others) {
            const { status, headers, body } = await call(
              'ada',
              method,
              path.replaceAll(/\{\w+\}/g, nobodysId),
            );
            expect([method, status, body.error]).toEqual([
              method,
              405,
              'validation_error',
            ]);
            expect(headers.get('allow')?.split(', ').sort()).toEqual(
              [...documented].sort(),
            );
          }
        },
      );
    });

    describe('every answer', () => {
      it.each([
        ['/v1/health', 200],
        ['/openapi.json', 200],
        [requestsPath, 200],
        ['/v1/nothing', 404],
        [`${requestsPath}/${nobodysId}`, 404],
        [`${requestsPath}?limit=0`, 400],
      ])('of %s has the id of the call', async (path, status) => {
        const known = await call('ana', 'GET', path, {
          headers: { 'x-request-id': 'from-the_proxy.1' },
        });
        expect([known.status, known.headers.get('x-request-id')]).toEqual([
          status,
          'from-the_proxy.1',
        ]);
        const made = await call('ana', 'GET', path);
        expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
        expect(made.headers.get('cache-control')).toBe('no-store');
      });

      it.each([
        '%',
        '',
        ';',
        'a/b/c',
        'multipart/form-data',
        'text/plain; q="',
      ])(
        'to a call without a body is the same with the Content-Type %j',
        async type => {
          for (const path of ['/v1/health', requestsPath]) {
            const { status } = await sendRaw({
              url: api.plane.url,
              method: 'GET',
              path,
              headers: {
                authorization: `Bearer ${tokens.ana}`,
                'content-type': type,
              },
            });
            expect([path, status]).toEqual([path, 200]);
          }
        },
      );

      it.each(['', 'a b', '<script>', 'x'.repeat(101), 'ü'])(
        'has an id of ours when the one given is %j',
        async given => {
          const { headers } = await sendRaw({
            url: api.plane.url,
            method: 'GET',
            path: '/v1/health',
            headers: { 'x-request-id': given },
          });
          expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
        },
      );
    });
  },
);

describe('the API without its database', () => {
  it('says that it is unhealthy, and tells callers nothing of the database', async () => {
    const plane = await startControlPlane({
      databases,
      databaseId: 'SQLITE_3',
    });
    const token = await plane.token('ana', ['requester']);
    for (const table of ['placements', 'votes', 'plans']) {
      await plane.knex.schema.dropTable(table);
    }
    await plane.knex.schema.dropTable('environment_requests');
    const broken = await callApi(plane.url, 'GET', requestsPath, { token });
    expect(broken).toMatchObject({
      status: 500,
      body: {
        error: 'internal_error',
        message: 'Something went wrong on our side. Try again in a moment.',
        request_id: broken.headers.get('x-request-id'),
      },
    });
    expect(Object.keys(broken.body)).toEqual([
      'error',
      'message',
      'request_id',
    ]);

    await plane.knex.destroy();
    const health = await callApi(plane.url, 'GET', '/v1/health');
    expect(health).toMatchObject({
      status: 503,
      body: { status: 'unhealthy' },
    });
    await plane.stop();
  });
});

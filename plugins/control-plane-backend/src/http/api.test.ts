import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  listOperations,
  sendRaw,
  startControlPlane,
  waitFor,
  type ApiCall,
  type ContractOperation,
  type TestControlPlane,
} from '../__testUtils__';
import { openApiDocument } from '../schema/openapi/generated/document';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const requestsPath = '/v1/environment-requests';
const nobodysId = '00000000-0000-4000-8000-000000000000';

const preview = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
};
const production = { ...preview, class: 'production' };

/** A body that each operation takes. */
const bodies: Record<string, unknown> = {
  createEnvironmentRequest: preview,
  previewEnvironmentPlan: preview,
  decideEnvironmentRequest: { decision: 'approve' },
};
const operations = listOperations();
const withNames = (chosen: ContractOperation[]) =>
  chosen.map(operation => [operation.name, operation] as const);
const closed = operations.filter(operation => !operation.open);
const ofOneRequest = operations.filter(({ path }) => path.includes('{id}'));
const withBody = operations.filter(operation => operation.body);

describe.each(databases.eachSupportedId())('the API on %p', id => {
  let plane: TestControlPlane;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    plane = await startControlPlane({ databases, databaseId: id });
    const mint = plane.token;
    tokens.ana = await mint('ana', ['requester'], {
      groups: ['team-payments'],
    });
    tokens.rui = await mint('rui', ['requester'], { groups: ['team-search'] });
    tokens.ben = await mint('ben', ['approver']);
    tokens.ada = await mint('ada', ['admin']);
    tokens.vic = await mint('vic', ['viewer']);
    tokens.nobody = await mint('nobody');
  });

  afterAll(async () => {
    await plane.stop();
  });

  const call = <T = EnvironmentRequest>(
    who: string,
    method: string,
    path: string,
    options: ApiCall = {},
  ) =>
    callApi<T & { error?: string; details?: unknown[] }>(
      plane.url,
      method,
      path,
      { token: tokens[who], ...options },
    );
  const callOperation = (
    who: string,
    operation: ContractOperation,
    requestId: string,
  ) =>
    call(who, operation.method, operation.path.replace('{id}', requestId), {
      json: bodies[operation.name],
    });

  async function create(
    body: object = production,
  ): Promise<EnvironmentRequest> {
    const answer = await call('ana', 'POST', requestsPath, { json: body });
    expect(answer.status).toBe(201);
    return answer.body;
  }
  const waitForStatus = (requestId: string, status: string) =>
    waitFor(
      async () =>
        (await call('ana', 'GET', `${requestsPath}/${requestId}`)).body,
      request => request.status === status,
    );

  describe('success', () => {
    it('tells its health and what it is to everybody', async () => {
      const health = await callApi(plane.url, 'GET', '/v1/health');
      expect(health.status).toBe(200);
      expect(health.body).toEqual({
        status: 'healthy',
        environments: [{ name: 'memory', status: 'healthy' }],
      });
      const info = await callApi(plane.url, 'GET', '/v1/info');
      expect(info.body).toMatchObject({
        api_version: 'v1',
        auth: { oidc_issuer: null, token_endpoint: null },
      });
    });

    it('serves the contract to everybody', async () => {
      const { status, body } = await callApi<typeof openApiDocument>(
        plane.url,
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
      expect(second.body.items.map(({ name }) => name)).toEqual(['production']);
      expect(second.body.next_cursor).toBeUndefined();
    });

    it('answers a request with 201 and where it is', async () => {
      const { status, headers, body } = await call(
        'ana',
        'POST',
        requestsPath,
        {
          json: {
            ...production,
            ttl_hours: 1,
            owner: 'team-payments',
            repository: 'https://example.com/payments-api',
            revision: 'main',
            component_ref: 'component:default/payments-api',
            tenant_id: nobodysId,
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
      const count = () => plane.knex('environment_requests').count();
      const before = await count();
      const { status, body } = await call<{ targets: unknown[] }>(
        'ana',
        'POST',
        '/v1/environment-plans',
        { json: preview },
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
      const { id: requestId } = await create();
      const path = `${requestsPath}/${requestId}`;
      expect(await call('ben', 'GET', `${path}/plan`)).toMatchObject({
        status: 200,
      });
      expect(
        await call('ben', 'POST', `${path}/approve`, {
          json: { decision: 'approve', reason: 'Looks right' },
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
      expect(await call('ana', 'DELETE', path)).toMatchObject({ status: 202 });
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
      const { id: requestId } = await create(preview);
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
      expect(await list('awaiting_my_decision=true&status=ready')).toEqual([]);
      expect(await list('mine=true')).toEqual([]);
      expect(await list(`q=${requestId}`)).toEqual([requestId]);
    });
  });

  describe('400', () => {
    it.each<[string, unknown, string[]]>([
      ['nothing', {}, ['app', 'team', 'class', 'region']],
      [
        'a field that is unknown',
        { ...preview, namespace: 'kube-system' },
        ['namespace'],
      ],
      [
        'a field that is only read',
        { ...preview, status: 'ready' },
        ['status'],
      ],
      ['an id of its own', { ...preview, id: nobodysId }, ['id']],
      [
        'a requester of its own',
        { ...preview, requested_by: 'user:default/ben' },
        ['requested_by'],
      ],
      [
        'fields of the wrong kind',
        { ...preview, app: 1, ttl_hours: '24' },
        ['app', 'ttl_hours'],
      ],
      ['null', { ...preview, note: null }, ['note']],
      [
        'an object where a text goes',
        { ...preview, team: { $ne: '' } },
        ['team'],
      ],
      [
        'a list where a text goes',
        { ...preview, region: ['us-east-1'] },
        ['region'],
      ],
      [
        'names that are no labels',
        { ...preview, app: 'A', team: '-a', region: 'a_b' },
        ['app', 'team', 'region'],
      ],
      ['a path', { ...preview, app: '../../etc' }, ['app']],
      [
        'another document',
        { ...preview, app: 'a\n---\nkind: Secret' },
        ['app'],
      ],
      ['a name that is too long', { ...preview, app: 'a'.repeat(41) }, ['app']],
      ['a class that does not exist', { ...preview, class: 'tiny' }, ['class']],
      [
        'a class that every object has',
        { ...preview, class: 'constructor' },
        ['class'],
      ],
      [
        'a region that the class is not in',
        { ...production, region: 'eu-central-1' },
        ['region'],
      ],
      ['no time at all', { ...preview, ttl_hours: 0 }, ['ttl_hours']],
      ['half an hour', { ...preview, ttl_hours: 0.5 }, ['ttl_hours']],
      [
        'more time than the class has',
        { ...preview, ttl_hours: 169 },
        ['ttl_hours'],
      ],
      [
        'more time than there is',
        { ...preview, ttl_hours: 1e300 },
        ['ttl_hours'],
      ],
      ['an owner that is none', { ...preview, owner: 'a:b:c' }, ['owner']],
      [
        'a repository that runs a program',
        { ...preview, repository: 'ext::sh -c touch% /tmp/x' },
        ['repository'],
      ],
      [
        'a revision that is an option',
        { ...preview, revision: '--upload-pack=x' },
        ['revision'],
      ],
      [
        'a component that is none',
        { ...preview, component_ref: 'payments-api' },
        ['component_ref'],
      ],
      ['a tenant that is none', { ...preview, tenant_id: '1' }, ['tenant_id']],
      ['a note with a NUL', { ...preview, note: 'a\u0000b' }, ['note']],
      [
        'a note that is too long',
        { ...preview, note: 'x'.repeat(1_001) },
        ['note'],
      ],
    ])(
      'refuses %s to be requested or planned, and names the fields',
      async (_what, json, fields) => {
        for (const path of [requestsPath, '/v1/environment-plans']) {
          const { status, body } = await call<{
            details: { field: string; message: string }[];
          }>('ana', 'POST', path, { json });
          expect(status).toBe(400);
          expect(body.error).toBe('validation_error');
          expect(new Set(body.details.map(({ field }) => field))).toEqual(
            new Set(fields),
          );
        }
      },
    );

    const asText = JSON.stringify(preview).slice(1);
    it.each([
      ['half an object', '{', 'body'],
      ['a list', '[]', 'body'],
      ['a text', '"text"', 'body'],
      ['null', 'null', 'body'],
      ['nothing', '', 'app'],
      ['a prototype', `{"__proto__":{"admin":true},${asText}`, '__proto__'],
      ['a constructor', `{"constructor":{},${asText}`, 'constructor'],
      [
        'something very deep',
        `${'{"app":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
        'app',
      ],
      ['lists without an end', '['.repeat(50_000), 'body'],
      ['a number that is too large', '{"ttl_hours":1e309}', 'ttl_hours'],
    ])('refuses %s for a body, and names where', async (_what, body, field) => {
      const answer = await call('ana', 'POST', requestsPath, {
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect(answer.status).toBe(400);
      expect(answer.body.details).toContainEqual(
        expect.objectContaining({ field }),
      );
    });

    it('names no more fields than anybody reads', async () => {
      const { status, body } = await call('ana', 'POST', requestsPath, {
        json: Object.fromEntries(
          Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1]),
        ),
      });
      expect(status).toBe(400);
      expect(body.details).toHaveLength(50);
    });

    it.each([
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['limit=1.5', 'limit'],
      ['limit=many', 'limit'],
      ['limit=1e309', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['limit=', 'limit'],
      ['cursor=rubbish', 'cursor'],
      ['cursor=%00', 'cursor'],
      ['status=done', 'status'],
      ['class=Not%20A%20Label', 'class'],
      ['mine=perhaps', 'mine'],
      ['expires_before=tomorrow', 'expires_before'],
      ['expires_before=2026-13-45T00:00:00.000Z', 'expires_before'],
      ['expires_before=2026-02-31T00:00:00.000Z', 'expires_before'],
      ['expires_before=0000-00-00T00:00:00.000Z', 'expires_before'],
      ['q=%00', 'q'],
      [`q=${'long'.repeat(26)}`, 'q'],
      ['order=name', 'order'],
      ['order=name.asc;drop%20table%20votes', 'order'],
      ['owner=nobody', 'owner'],
      ['unknown=1', 'unknown'],
      ['hasOwnProperty=1', 'hasOwnProperty'],
    ])('refuses the query %s and names %s', async (query, field) => {
      const { status, body } = await call(
        'ana',
        'GET',
        `${requestsPath}?${query}`,
      );
      expect([status, body.error]).toEqual([400, 'validation_error']);
      expect(body.details).toContainEqual(
        expect.objectContaining({ field: expect.stringContaining(field) }),
      );
    });

    it.each([
      'no-uuid',
      nobodysId.toUpperCase().replace('4000', '4ABC'),
      `${nobodysId}%00`,
      '..%2f..',
      '%E0%A4%A',
    ])('refuses the id %s wherever one is taken', async requestId => {
      for (const operation of ofOneRequest) {
        const { status } = await callOperation('ana', operation, requestId);
        expect([operation.name, status]).toEqual([operation.name, 400]);
      }
    });

    it('wants a reason for a rejection', async () => {
      const { id: requestId } = await create();
      for (const reason of [undefined, '', '  \n']) {
        const { status, body } = await call(
          'ben',
          'POST',
          `${requestsPath}/${requestId}/approve`,
          { json: { decision: 'reject', reason } },
        );
        expect(status).toBe(400);
        expect(body.details).toEqual([
          { field: 'reason', message: 'is needed for a rejection' },
        ]);
      }
    });

    it.each(['', 'a b', 'ü', 'x'.repeat(201)])(
      'refuses the Idempotency-Key %j',
      async key => {
        const { status } = await sendRaw({
          url: plane.url,
          method: 'POST',
          path: requestsPath,
          headers: {
            authorization: `Bearer ${tokens.ana}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify(preview),
        });
        expect(status).toBe(400);
      },
    );
  });

  describe('401', () => {
    it.each(withNames(closed))(
      'keeps everybody without a token from %s',
      async (_name, operation) => {
        const answer = await callOperation('', operation, nobodysId);
        expect(answer).toMatchObject({
          status: 401,
          body: {
            error: 'unauthorized',
            message: 'A bearer token is needed',
            request_id: answer.headers.get('x-request-id'),
          },
        });
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      },
    );

    it('tells whoever has no token nothing of what is acceptable', async () => {
      const { status } = await call('', 'POST', requestsPath, {
        json: { rubbish: true },
      });
      expect(status).toBe(401);
    });
  });

  describe('403', () => {
    it.each<[string, string, string]>([
      ['nobody', 'GET', '/v1/environment-classes'],
      ['nobody', 'POST', requestsPath],
      ['nobody', 'POST', '/v1/environment-plans'],
      ['vic', 'POST', requestsPath],
      ['vic', 'POST', '/v1/environment-plans'],
      ['ben', 'POST', requestsPath],
    ])('keeps %s from %s %s', async (who, method, path) => {
      const { status, body } = await call(who, method, path, {
        json: method === 'POST' ? preview : undefined,
      });
      expect([status, body.error]).toEqual([403, 'forbidden']);
    });

    it('shows nobody without a role anything', async () => {
      await create();
      const { status, body } = await call<EnvironmentRequestList>(
        'nobody',
        'GET',
        requestsPath,
      );
      expect(status).toBe(200);
      expect(body.items).toEqual([]);
      expect(body.total).toEqual({ value: 0, relation: 'eq' });
    });

    it.each(['ana', 'vic'])(
      'does not let %s decide, who may only see it',
      async who => {
        const { id: requestId } = await create();
        const { status, body } = await call(
          who,
          'POST',
          `${requestsPath}/${requestId}/approve`,
          { json: { decision: 'approve' } },
        );
        expect([status, body.error]).toEqual([403, 'forbidden']);
      },
    );

    it.each(['vic', 'ben'])(
      'does not let %s reconcile or delete, who may only see it',
      async who => {
        const { id: requestId } = await create(preview);
        await waitForStatus(requestId, 'ready');
        const path = `${requestsPath}/${requestId}`;
        expect((await call(who, 'POST', `${path}/reconcile`)).status).toBe(403);
        expect((await call(who, 'DELETE', path)).status).toBe(403);
      },
    );

    it('does not let an admin decide over a request of their own', async () => {
      const created = await call('ada', 'POST', requestsPath, {
        json: production,
      });
      const { status, body } = await call(
        'ada',
        'POST',
        `${requestsPath}/${created.body.id}/approve`,
        { json: { decision: 'approve' } },
      );
      expect([status, body]).toEqual([
        403,
        expect.objectContaining({
          message: 'You requested this; someone else must approve',
        }),
      ]);
    });
  });

  describe('404', () => {
    it.each(withNames(ofOneRequest))(
      'hides the request of another team from %s as if there was none',
      async (_name, operation) => {
        const { id: requestId } = await create();
        const [hidden, missing] = await Promise.all([
          callOperation('rui', operation, requestId),
          callOperation('rui', operation, nobodysId),
        ]);
        expect(hidden.status).toBe(404);
        expect({ ...hidden.body, request_id: '' }).toEqual({
          ...missing.body,
          request_id: '',
        });
        expect(
          (await call('ana', 'GET', `${requestsPath}/${requestId}`)).body
            .status,
        ).toBe('pending_approval');
      },
    );

    it('leaves requests of other teams out of lists, whatever one filters by', async () => {
      const { id: requestId } = await create();
      for (const query of [
        '',
        '?team=team-payments',
        '?owner=group:default/team-payments',
        '?awaiting_my_decision=true',
        `?q=${requestId}`,
      ]) {
        const { body } = await call<EnvironmentRequestList>(
          'rui',
          'GET',
          `${requestsPath}${query}`,
        );
        expect(body.items.map(item => item.id)).not.toContain(requestId);
      }
    });

    it('shows a group what its members requested', async () => {
      const { id: requestId } = await create();
      const colleague = await plane.token('pia', ['requester'], {
        groups: ['team-payments'],
      });
      const { status } = await callApi(
        plane.url,
        'GET',
        `${requestsPath}/${requestId}`,
        { token: colleague },
      );
      expect(status).toBe(200);
    });

    it.each(['/', '/v1', '/v1/tenants', '/v2/environment-requests', '/admin'])(
      'knows no path %s',
      async path => {
        const { status, body } = await call('ada', 'GET', path);
        expect([status, body.error]).toEqual([404, 'not_found']);
      },
    );
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
            path.replace('{id}', nobodysId),
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

  describe('409', () => {
    async function conflictOf(
      who: string,
      method: string,
      path: string,
      json?: unknown,
    ) {
      const { status, body } = await call(who, method, path, { json });
      return [status, body.error];
    }
    const conflict = [409, 'conflict'];

    it('refuses a decision that was already made, whichever way', async () => {
      const { id: requestId } = await create();
      const path = `${requestsPath}/${requestId}/approve`;
      await call('ben', 'POST', path, {
        json: { decision: 'reject', reason: 'No' },
      });
      for (const decision of ['approve', 'reject']) {
        expect(
          await conflictOf('ada', 'POST', path, { decision, reason: 'Still' }),
        ).toEqual(conflict);
      }
    });

    it('refuses a decision over another plan', async () => {
      const { id: requestId } = await create();
      expect(
        await conflictOf(
          'ben',
          'POST',
          `${requestsPath}/${requestId}/approve`,
          {
            decision: 'approve',
            plan_digest: `sha256:${'0'.repeat(64)}`,
          },
        ),
      ).toEqual([409, 'stale_plan']);
    });

    it('refuses what the state does not allow', async () => {
      const { id: requestId } = await create();
      const path = `${requestsPath}/${requestId}`;
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
      await call('ben', 'POST', `${path}/approve`, {
        json: { decision: 'reject', reason: 'No' },
      });
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
      expect(await conflictOf('ana', 'DELETE', path)).toEqual(conflict);
    });

    it('refuses to decide over what was cancelled', async () => {
      const { id: requestId } = await create();
      const path = `${requestsPath}/${requestId}`;
      expect((await call('ana', 'DELETE', path)).body.status).toBe('cancelled');
      expect((await call('ana', 'DELETE', path)).status).toBe(202);
      expect(
        await conflictOf('ben', 'POST', `${path}/approve`, {
          decision: 'approve',
        }),
      ).toEqual(conflict);
    });

    it('refuses to reconcile what is being removed', async () => {
      const { id: requestId } = await create(preview);
      await waitForStatus(requestId, 'ready');
      plane.adapter.onCall = async call_ => {
        if (call_ === 'remove') {
          throw new Error('Not yet');
        }
      };
      const path = `${requestsPath}/${requestId}`;
      await call('ana', 'DELETE', path);
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
      plane.adapter.onCall = async () => {};
      await waitForStatus(requestId, 'deleted');
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
    });
  });

  describe('413 and 415', () => {
    it.each(withNames(withBody))(
      'refuses a body of %s that is too large or no JSON',
      async (_name, operation) => {
        const path = operation.path.replace('{id}', nobodysId);
        const large = await call('ana', operation.method, path, {
          json: { note: 'x'.repeat(200_000) },
        });
        expect([large.status, large.body.error]).toEqual([
          413,
          'validation_error',
        ]);
        for (const type of [
          'text/plain',
          'application/xml',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
          'application/json; charset=latin1',
        ]) {
          const { status, body } = await call('ana', operation.method, path, {
            body: JSON.stringify(bodies[operation.name]),
            headers: { 'content-type': type },
          });
          expect([type, status, body.error]).toEqual([
            type,
            415,
            'validation_error',
          ]);
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

    it.each(['%', '', ';', 'a/b/c', 'multipart/form-data', 'text/plain; q="'])(
      'to a call without a body is the same with the Content-Type %j',
      async type => {
        for (const path of ['/v1/health', requestsPath]) {
          const { status } = await sendRaw({
            url: plane.url,
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
          url: plane.url,
          method: 'GET',
          path: '/v1/health',
          headers: { 'x-request-id': given },
        });
        expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      },
    );
  });
});

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

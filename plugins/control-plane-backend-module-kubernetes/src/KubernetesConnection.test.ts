import { mockServices } from '@backstage/backend-test-utils';
import type { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import {
  anyAddress,
  exampleNamespace,
} from '@groundwork/plugin-control-plane-node/testUtils';
import {
  failure,
  ScriptedServer,
  type ScriptedAnswer,
  type ScriptedHandler,
} from './__testUtils__/ScriptedServer';
import { until } from './__testUtils__/useCluster';
import { kindOf, type KubeObject } from './client';
import { KubernetesAdapter } from './KubernetesAdapter';
import { renderObjects } from './manifests';

jest.setTimeout(120_000);

const token = 'canary-token-c0ffee';
const patience = { signal: new AbortController().signal };
const desired = exampleNamespace({ name: 'payments' });

describe('KubernetesConnection and an API server that does not do what it is asked', () => {
  const ends: Array<() => Promise<unknown> | undefined> = [];
  const logger = mockServices.logger.mock();

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) {
      await end();
    }
  });

  const logged = () =>
    JSON.stringify([logger.warn.mock.calls, logger.error.mock.calls]);

  async function connectedTo(
    answer: ScriptedHandler,
    {
      path = '',
      callTimeoutMs,
    }: { path?: string; callTimeoutMs?: number } = {},
  ) {
    const server = await ScriptedServer.start(answer);
    const adapter = KubernetesAdapter.create({ callTimeoutMs });
    const connection = await adapter.connect({
      addresses: anyAddress,
      name: 'test',
      logger,
      connection: adapter.connectionSchema.parse({
        server: `${server.url}${path}`,
        token,
      }),
    });
    ends.push(
      () => server.stop(),
      () => connection.close?.(),
    );
    return { server, connection };
  }

  const forbidden = (message: string, causes: object[] = []) =>
    failure(403, 'Forbidden', message, { causes });
  const cases: Array<
    [string, ScriptedAnswer, { name: string; reason: string; message: RegExp }]
  > = [
    [
      '401',
      failure(401, 'Unauthorized', 'Unauthorized'),
      {
        name: 'TerminalRuntimeError',
        reason: 'CredentialsRefused',
        message: /expired or was revoked/,
      },
    ],
    [
      '403 of a missing right',
      forbidden(
        'namespaces "payments" is forbidden: User "x" cannot get resource "namespaces" in API group ""',
      ),
      {
        name: 'TerminalRuntimeError',
        reason: 'MissingPermission',
        message: /lack the right to get namespaces; grant/,
      },
    ],
    [
      '403 of a right to bind',
      forbidden(
        'user "x" is attempting to grant RBAC permissions not currently held',
      ),
      {
        name: 'TerminalRuntimeError',
        reason: 'MissingPermission',
        message: /bind the ClusterRoles/,
      },
    ],
    [
      '403 of a quota',
      forbidden('configmaps "x" is forbidden: exceeded quota: q'),
      {
        name: 'TransientRuntimeError',
        reason: 'QuotaExceeded',
        message: /does not leave room/,
      },
    ],
    [
      '403 of an admission webhook',
      forbidden('admission webhook denied it:\nnot today'),
      {
        name: 'TerminalRuntimeError',
        reason: 'Forbidden',
        message: /denied it: not today$/,
      },
    ],
    [
      '409',
      failure(409, 'Conflict', 'the object has been modified'),
      {
        name: 'TransientRuntimeError',
        reason: 'Conflict',
        message: /Somebody else changes namespaces payments/,
      },
    ],
    [
      '410',
      failure(410, 'Expired', 'too old resource version'),
      {
        name: 'TransientRuntimeError',
        reason: 'Expired',
        message: /read again/,
      },
    ],
    [
      '422',
      failure(422, 'Invalid', 'Namespace "payments" is invalid: spec.x'),
      {
        name: 'TerminalRuntimeError',
        reason: 'Invalid',
        message: /does not accept namespaces payments: .*spec\.x/,
      },
    ],
    [
      '429',
      {
        ...failure(429, 'TooManyRequests', 'slow down'),
        headers: { 'retry-after': '7' },
      },
      {
        name: 'TransientRuntimeError',
        reason: 'Throttled',
        message: /asks to wait/,
      },
    ],
    [
      '503',
      { status: 503, body: '<html>no upstream</html>' },
      {
        name: 'TransientRuntimeError',
        reason: 'ServerError',
        message: /HTTP 503/,
      },
    ],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://169.254.169.254/latest' } },
      {
        name: 'TerminalRuntimeError',
        reason: 'Redirected',
        message: /not followed/,
      },
    ],
    [
      'what is no object',
      { status: 200, body: { hello: 'world' } },
      {
        name: 'TransientRuntimeError',
        reason: 'UnexpectedAnswer',
        message: /not an API server/,
      },
    ],
  ];

  it.each(cases)('explains %s', async (_name, answer, explanation) => {
    const { connection } = await connectedTo(() => answer);
    const calls: Array<() => Promise<unknown>> = [
      () => connection.observe(desired, patience),
      () => connection.apply(desired, patience),
    ];
    for (const call of calls) {
      const error = await call().catch((reason: Error) => reason);
      expect(error).toMatchObject({
        name: explanation.name,
        reason: explanation.reason,
        message: expect.stringMatching(explanation.message),
      });
      expect(`${error}${JSON.stringify(error)}${logged()}`).not.toContain(
        token,
      );
    }
  });

  it.each([
    [429, 'seconds', { 'retry-after': '7' }, {}, 7_000],
    [503, 'seconds', { 'retry-after': '2' }, {}, 2_000],
    [429, 'seconds in the answer', {}, { retryAfterSeconds: 3 }, 3_000],
    [429, 'longer than is sensible', { 'retry-after': '86400' }, {}, 600_000],
    [429, 'no number', { 'retry-after': 'soon' }, {}, undefined],
    [429, 'the past', { 'retry-after': '-5' }, {}, undefined],
    [429, 'nothing', {}, {}, undefined],
  ])(
    'passes on when to try again, and does not try before: %i and %s',
    async (status, _what, headers, details, retryAfterMs) => {
      const { server, connection } = await connectedTo(() => ({
        ...failure(status, 'TooManyRequests', 'slow down', details),
        headers,
      }));
      await expect(connection.observe(desired, patience)).rejects.toMatchObject(
        { name: 'TransientRuntimeError', retryAfterMs },
      );
      expect(server.calls).toHaveLength(1);
    },
  );

  it('passes on until when it is asked to wait', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const { connection } = await connectedTo(() => ({
      ...failure(429, 'TooManyRequests', 'slow down'),
      headers: { 'retry-after': date },
    }));
    const error = await connection
      .observe(desired, patience)
      .catch((reason: TransientRuntimeError) => reason);
    expect(error).toMatchObject({ reason: 'Throttled' });
    const { retryAfterMs } = error as TransientRuntimeError;
    expect(retryAfterMs).toBeGreaterThan(50_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it('says what holds a namespace that does not go, and looks less often', async () => {
    const { connection } = await connectedTo(() => ({
      status: 200,
      body: {
        metadata: {
          name: desired.name,
          uid: 'u',
          deletionTimestamp: '2026-01-01T00:00:00Z',
          finalizers: ['example.com/stuck'],
          labels: {
            'app.kubernetes.io/managed-by': 'groundwork',
            'groundwork.dev/request-id': desired.id,
          },
          annotations: { 'groundwork.dev/owned-by': desired.id },
        },
      },
    }));
    expect(await connection.remove(desired, patience)).toEqual({
      outcome: 'waiting',
      message: expect.stringMatching(
        /does not go: .*example\.com\/stuck\. Somebody has to see/,
      ),
      requeueAfterMs: 30_000,
    });
  });

  it('explains that nobody answers', async () => {
    const { server, connection } = await connectedTo(() => 'hang');
    await server.stop();
    ends.shift();
    await expect(connection.observe(desired, patience)).rejects.toMatchObject({
      name: 'TransientRuntimeError',
      reason: 'Unreachable',
      message: 'The API server cannot be reached (ECONNREFUSED)',
    });
    expect(await connection.checkHealth(patience)).toEqual({
      status: 'unavailable',
      message: 'The API server cannot be reached (ECONNREFUSED).',
    });
  });

  it('does not wait forever for an answer', async () => {
    const { connection } = await connectedTo(() => 'hang', {
      callTimeoutMs: 200,
    });
    await expect(connection.observe(desired, patience)).rejects.toMatchObject({
      name: 'TransientRuntimeError',
      reason: 'Timeout',
      message: 'The API server did not answer in time',
    });
  });

  it('ends a call with the reason of its signal', async () => {
    const { server, connection } = await connectedTo(() => 'hang');
    const controller = new AbortController();
    const pending = connection.observe(desired, { signal: controller.signal });
    await until(() => server.calls.length > 0);
    const reason = new Error('Enough');
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });

  it('keeps what stands before the API in an address', async () => {
    const { server, connection } = await connectedTo(
      () => failure(404, 'NotFound', 'none'),
      { path: '/k8s/clusters/c-1/' },
    );
    await connection.observe(desired, patience);
    expect(server.calls).toEqual([
      'GET /k8s/clusters/c-1/api/v1/namespaces/payments',
    ]);
  });

  it('looks again when somebody else was faster, and not forever', async () => {
    const { server, connection } = await connectedTo(({ method }) =>
      method === 'GET'
        ? failure(404, 'NotFound', 'none')
        : failure(409, 'AlreadyExists', 'it is there'),
    );
    await expect(connection.apply(desired, patience)).rejects.toMatchObject({
      reason: 'Conflict',
    });
    const patches = server.calls.filter(call => call.startsWith('PATCH'));
    expect(patches).toHaveLength(5);
  });

  it('waits when the namespace goes while it writes into it', async () => {
    const { connection } = await connectedTo(({ method, path }) => {
      const metadata = { name: desired.name, uid: 'u' };
      if (method === 'GET') {
        return failure(404, 'NotFound', 'none');
      }
      return path.endsWith('/namespaces/payments')
        ? { status: 201, body: { metadata } }
        : forbidden('it is being terminated', [
            { reason: 'NamespaceTerminating' },
          ]);
    });
    expect(await connection.apply(desired, patience)).toMatchObject({
      outcome: 'waiting',
      message: 'The namespace payments is being deleted',
    });
  });

  it('lists again when a watch cannot go on, and tells what it missed', async () => {
    const object = (resourceVersion: string, pods: string) => ({
      metadata: {
        name: 'groundwork',
        uid: 'u',
        resourceVersion,
        labels: { 'groundwork.dev/request-id': desired.id },
      },
      spec: { hard: { pods } },
    });
    let lists = 0;
    const { server, connection } = await connectedTo(({ path, query }) => {
      if (!path.endsWith('/resourcequotas')) {
        return 'hang';
      }
      if (query.get('watch') !== 'true') {
        lists += 1;
        const items = [object(String(lists), lists === 1 ? '1' : '2')];
        const metadata = { resourceVersion: String(lists * 10) };
        return { status: 200, body: { items, metadata } };
      }
      const bookmark = {
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: '11' } },
      };
      const status = failure(410, 'Expired', 'too old').body;
      return query.get('resourceVersion') === '10'
        ? {
            status: 200,
            body: `${JSON.stringify(bookmark)}\n${JSON.stringify({ type: 'ERROR', object: status })}\n`,
          }
        : { status: 200, body: '', isOpen: true };
    });
    const controller = new AbortController();
    const told: Array<{ ids?: string[] }> = [];
    const watching = connection.watch?.({
      signal: controller.signal,
      onChange: change => told.push(change),
    });
    await until(() => told.length > 0);
    controller.abort(new Error('Enough'));
    await watching;
    expect(told).toEqual([{ ids: [desired.id] }]);
    expect(logged()).not.toContain(token);
    expect(
      server.calls.filter(call => call.endsWith('/resourcequotas')).length,
    ).toBeGreaterThanOrEqual(3);
  });

  it('asks a cluster that it watches nothing again, until something changes', async () => {
    const rendered = renderObjects(desired);
    let pods = '20';
    const live = () =>
      rendered.map(({ object, type }) => ({
        ...structuredClone(object),
        metadata: { ...object.metadata, uid: type.kind, resourceVersion: pods },
        ...(type.kind === 'ResourceQuota' && {
          spec: { hard: { ...hardOf(object), pods } },
        }),
      }));
    const { server, connection } = await connectedTo(({ path, query }) => {
      const found = live().filter(({ kind }) =>
        path.endsWith(`/${kindOf(String(kind)).resource}`),
      );
      if (query.get('watch') === 'true') {
        const events = found.map(object => ({ type: 'MODIFIED', object }));
        const body = events.map(event => `${JSON.stringify(event)}\n`).join('');
        return { status: 200, body, isOpen: true };
      }
      return path.endsWith('/namespaces/payments')
        ? { status: 200, body: live()[0] }
        : {
            status: 200,
            body: { items: found, metadata: { resourceVersion: '1' } },
          };
    });
    const controller = new AbortController();
    const told: Array<string | undefined> = [];
    const watching = connection.watch?.({
      signal: controller.signal,
      onChange: ({ ids = [] }) => told.push(...ids),
    });
    ends.push(async () => {
      controller.abort(new Error('Enough'));
      await watching;
    });
    const statesOf = async () => {
      const { resources } = await connection.observe(desired, patience);
      return resources
        .filter(({ state }) => state !== 'in_sync')
        .map(({ id, state }) => `${id} ${state}`);
    };
    // Each kind is listed, and then watched.
    await until(() => server.calls.length >= 12);
    await until(async () => {
      await statesOf();
      const before = server.calls.length;
      expect(await statesOf()).toEqual([]);
      return server.calls.length === before;
    });
    const before = server.calls.length;
    for (let pass = 0; pass < 10; pass++) {
      expect(await statesOf()).toEqual([]);
    }
    expect(server.calls).toHaveLength(before);

    pods = '7';
    server.cut();
    await until(() => told.includes(desired.id));
    expect(await statesOf()).toEqual(['ResourceQuota/groundwork changed']);
  });
});

function hardOf(object: KubeObject): Record<string, string> {
  return (object.spec as { hard?: Record<string, string> }).hard ?? {};
}

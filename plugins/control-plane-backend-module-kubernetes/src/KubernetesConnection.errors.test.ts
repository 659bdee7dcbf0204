import type { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { failure, type ScriptedAnswer } from './__testUtils__/ScriptedServer';
import {
  scriptedToken,
  useScriptedServer,
} from './__testUtils__/useScriptedServer';

jest.setTimeout(120_000);

const patience = { signal: new AbortController().signal };
const desired = exampleNamespace({ name: 'payments' });

describe('KubernetesConnection and an API server that refuses', () => {
  const { connectedTo, logged } = useScriptedServer();

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
        scriptedToken,
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
});

import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  EnvironmentClass,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  startControlPlane,
  startTestIssuer,
  waitFor,
  type ApiCall,
  type TestControlPlane,
  type TestControlPlaneOptions,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const requestsPath = '/v1/environment-requests';
const preview = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
};
const production = { ...preview, class: 'production' };

const everythingAllowed = mockServices.permissions.factory({
  result: AuthorizeResult.ALLOW,
});

describe('callers', () => {
  let plane: TestControlPlane | undefined;

  afterEach(async () => {
    await plane?.stop();
    plane = undefined;
  });

  async function start(options: Partial<TestControlPlaneOptions> = {}) {
    plane = await startControlPlane({
      databases,
      databaseId: 'SQLITE_3',
      ...options,
    });
    const { url } = plane;
    return <T = EnvironmentRequest>(
      token: string,
      method: string,
      path: string,
      call: ApiCall = {},
    ) =>
      callApi<T & { error?: string; message?: string }>(url, method, path, {
        token,
        ...call,
      });
  }

  const tokenOf = (name: string) =>
    mockCredentials.user.token(`user:default/${name}`);
  const service = mockCredentials.service.token();

  describe('services', () => {
    it('read everything and change nothing, whatever the policy says', async () => {
      const call = await start();
      const ana = await plane!.token('ana', ['requester']);
      const created = await call(ana, 'POST', requestsPath, {
        json: production,
      });
      const ready = await call(ana, 'POST', requestsPath, { json: preview });
      await waitFor(
        async () =>
          (await call(ana, 'GET', `${requestsPath}/${ready.body.id}`)).body,
        ({ status }) => status === 'ready',
      );
      const path = `${requestsPath}/${created.body.id}`;
      const { plan_digest } = created.body;
      for (const readPath of [
        requestsPath,
        path,
        `${path}/plan`,
        `${path}/events`,
        `${path}/votes`,
        '/v1/environment-classes',
      ]) {
        expect([
          readPath,
          (await call(service, 'GET', readPath)).status,
        ]).toEqual([readPath, 200]);
      }
      for (const [method, writePath, json] of [
        ['POST', requestsPath, preview],
        ['POST', '/v1/environment-plans', preview],
        ['POST', `${path}/approve`, { decision: 'approve', plan_digest }],
        [
          'POST',
          `${path}/approve`,
          { decision: 'reject', reason: 'No', plan_digest },
        ],
        ['POST', `${requestsPath}/${ready.body.id}/reconcile`, undefined],
        ['DELETE', `${requestsPath}/${ready.body.id}`, undefined],
        ['DELETE', path, undefined],
      ] as const) {
        const { status, body } = await call(service, method, writePath, {
          json,
        });
        expect([method, writePath, status, body.error]).toEqual([
          method,
          writePath,
          403,
          'forbidden',
        ]);
      }
      const after = await call(service, 'GET', path);
      expect(after.body).toMatchObject({
        status: 'pending_approval',
        actions: {
          approve: { allowed: false },
          reconcile: { allowed: false },
          delete: { allowed: false },
        },
      });
    });
  });

  describe('with permissions off', () => {
    it('let everybody request, and nobody approve', async () => {
      const call = await start({ permissionEnabled: false });
      const created = await call(tokenOf('ana'), 'POST', requestsPath, {
        json: production,
      });
      expect(created.status).toBe(201);
      const path = `${requestsPath}/${created.body.id}/approve`;
      for (const token of [
        tokenOf('ben'),
        service,
        await plane!.token('ben', ['approver']),
        await plane!.token('ada', ['admin']),
      ]) {
        for (const decision of ['approve', 'reject']) {
          const { status, body } = await call(token, 'POST', path, {
            json: {
              decision,
              reason: 'Because',
              plan_digest: created.body.plan_digest,
            },
          });
          expect([status, body.error]).toEqual([403, 'forbidden']);
        }
      }
    });
  });

  describe('while the OIDC issuer is away', () => {
    it('are told so with its tokens, and are served with those of the portal', async () => {
      const issuer = await startTestIssuer();
      const token = await issuer.sign();
      await issuer.stop();
      const call = await start({
        features: [everythingAllowed],
        config: {
          identity: { oidc: { issuer: issuer.issuer, audience: 'groundwork' } },
        },
      });
      const away = await call(token, 'GET', requestsPath);
      expect(away).toMatchObject({
        status: 503,
        body: {
          error: 'unavailable',
          message: 'The OIDC issuer does not answer',
        },
      });
      const portal = await call<{ items: EnvironmentClass[] }>(
        tokenOf('ana'),
        'GET',
        '/v1/environment-classes',
      );
      expect(portal.status).toBe(200);
      const info = await call<{ auth: unknown }>('', 'GET', '/v1/info');
      expect(info.body.auth).toEqual({
        oidc_issuer: issuer.issuer,
        token_endpoint: null,
      });
      const junk = await call('a.b.c', 'GET', requestsPath);
      expect(junk.status).toBe(401);
    });

    it('are served with its tokens as soon as it is there', async () => {
      const issuer = await startTestIssuer();
      try {
        const call = await start({
          config: {
            identity: {
              oidc: { issuer: issuer.issuer, audience: 'groundwork' },
            },
          },
        });
        expect(
          (await call(await issuer.sign(), 'GET', requestsPath)).status,
        ).toBe(200);
        const info = await call<{ auth: unknown }>('', 'GET', '/v1/info');
        expect(info.body.auth).toEqual({
          oidc_issuer: issuer.issuer,
          token_endpoint: `${issuer.issuer}/token`,
        });
        expect(issuer.asked).toEqual({ discovery: 1, keys: 1 });
      } finally {
        await issuer.stop();
      }
    });
  });
});

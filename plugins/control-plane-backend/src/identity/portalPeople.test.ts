import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
  Namespace,
  NamespaceList,
} from '@groundwork/plugin-control-plane-common';
import permissionModule from '@groundwork/plugin-permission-backend-module-control-plane';
import {
  callApi,
  portalFeatures,
  startControlPlane,
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

const groupsOf: Record<string, string[]> = {
  'user:default/ana': ['group:default/team-payments'],
  'user:default/pia': ['group:default/team-payments'],
  'user:default/rui': ['group:default/team-search'],
  'user:default/ben': ['group:default/platform-approvers'],
  'user:default/ada': ['group:default/platform-admins'],
  'user:default/vic': ['group:default/team-search'],
};
const roles = {
  viewer: { users: ['user:default/vic'] },
  requester: {
    users: ['user:default/rui'],
    groups: ['group:default/team-payments'],
  },
  approver: { groups: ['group:default/platform-approvers'] },
  admin: { groups: ['group:default/platform-admins'] },
  'namespace-creator': { users: ['user:default/cleo'] },
};

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

  describe('people of the portal, by the permission framework and the role policy', () => {
    const startWithPolicy = () =>
      start({
        config: { roles },
        features: [...portalFeatures(groupsOf), permissionModule],
      });

    it('see, change and remove namespaces by their roles in them, themselves and by their groups', async () => {
      const call = await startWithPolicy();
      const made = await call<Namespace>(
        tokenOf('cleo'),
        'POST',
        '/v1/namespaces',
        {
          json: {
            name_components: { team: 'payments', project: 'api', env: 'dev' },
            members: [
              {
                identifier: 'group:default/team-payments',
                type: 'identity_group',
                role: 'write',
              },
              { identifier: 'user:default/eve', type: 'user', role: 'read' },
            ],
          },
        },
      );
      expect(made.status).toBe(202);
      const path = `/v1/namespaces/${made.body.id}`;
      const tried = async (name: string) => {
        const json = { metadata: { by: name } };
        const list = await call<NamespaceList>(
          tokenOf(name),
          'GET',
          '/v1/namespaces',
        );
        return [
          list.body.pagination.total,
          (await call(tokenOf(name), 'GET', path)).status,
          (await call(tokenOf(name), 'PATCH', path, { json })).status,
        ];
      };
      expect({
        ana: await tried('ana'),
        pia: await tried('pia'),
        eve: await tried('eve'),
        rui: await tried('rui'),
        vic: await tried('vic'),
        ada: await tried('ada'),
        cleo: await tried('cleo'),
        nobody: await tried('nobody'),
      }).toEqual({
        ana: [1, 200, 202],
        pia: [1, 200, 202],
        eve: [1, 200, 403],
        rui: [0, 404, 404],
        vic: [1, 200, 403],
        ada: [1, 200, 202],
        cleo: [1, 200, 202],
        nobody: [0, 404, 404],
      });
      const removedBy = async (name: string) =>
        (await call(tokenOf(name), 'DELETE', path)).status;
      expect([
        await removedBy('rui'),
        await removedBy('eve'),
        await removedBy('ana'),
        await removedBy('cleo'),
      ]).toEqual([404, 403, 403, 202]);
    });

    it('request, approve and see what their roles allow, and nothing else', async () => {
      const call = await startWithPolicy();
      const created = await call(tokenOf('ana'), 'POST', requestsPath, {
        json: production,
      });
      expect(created.status).toBe(201);
      expect(created.body.requested_by).toBe('user:default/ana');
      const path = `${requestsPath}/${created.body.id}`;

      const seenBy = async (name: string) => {
        const [one, list] = [
          await call(tokenOf(name), 'GET', path),
          await call<EnvironmentRequestList>(
            tokenOf(name),
            'GET',
            requestsPath,
          ),
        ];
        return [one.status, list.body.items?.length ?? list.status];
      };
      expect({
        ana: await seenBy('ana'),
        pia: await seenBy('pia'),
        rui: await seenBy('rui'),
        ben: await seenBy('ben'),
        ada: await seenBy('ada'),
        vic: await seenBy('vic'),
        eve: await seenBy('eve'),
      }).toEqual({
        ana: [200, 1],
        pia: [200, 1],
        rui: [404, 0],
        ben: [200, 1],
        ada: [200, 1],
        vic: [200, 1],
        eve: [404, 0],
      });

      const createdBy = async (name: string) =>
        (await call(tokenOf(name), 'POST', requestsPath, { json: production }))
          .status;
      expect([
        await createdBy('vic'),
        await createdBy('ben'),
        await createdBy('eve'),
      ]).toEqual([403, 403, 403]);

      const decidedBy = async (name: string) =>
        (
          await call(tokenOf(name), 'POST', `${path}/approve`, {
            json: {
              decision: 'approve',
              plan_digest: created.body.plan_digest,
            },
          })
        ).status;
      expect([
        await decidedBy('ana'),
        await decidedBy('pia'),
        await decidedBy('vic'),
        await decidedBy('rui'),
      ]).toEqual([403, 403, 403, 404]);
      expect(await decidedBy('ben')).toBe(200);
      expect(await decidedBy('ada')).toBe(409);

      await waitFor(
        async () => (await call(tokenOf('ana'), 'GET', path)).body,
        ({ status }) => status === 'ready',
      );
      expect((await call(tokenOf('vic'), 'DELETE', path)).status).toBe(403);
      expect((await call(tokenOf('ben'), 'DELETE', path)).status).toBe(403);
      expect((await call(tokenOf('pia'), 'DELETE', path)).status).toBe(202);
    });

    it('see in their inbox what they may decide, and not what they requested or decided', async () => {
      const call = await startWithPolicy();
      const inboxOf = async (name: string) => {
        const { body } = await call<EnvironmentRequestList>(
          tokenOf(name),
          'GET',
          `${requestsPath}?awaiting_my_decision=true`,
        );
        return body.items.map(item => item.requested_by);
      };
      const byAna = await call(tokenOf('ana'), 'POST', requestsPath, {
        json: production,
      });
      await call(tokenOf('ada'), 'POST', requestsPath, { json: production });
      expect(await inboxOf('ben')).toEqual([
        'user:default/ada',
        'user:default/ana',
      ]);
      expect(await inboxOf('ada')).toEqual(['user:default/ana']);
      expect(await inboxOf('ana')).toEqual([]);
      await call(
        tokenOf('ben'),
        'POST',
        `${requestsPath}/${byAna.body.id}/approve`,
        {
          json: {
            decision: 'reject',
            reason: 'No',
            plan_digest: byAna.body.plan_digest,
          },
        },
      );
      expect(await inboxOf('ben')).toEqual(['user:default/ada']);
    });

    it('are the same people with a token of their own', async () => {
      const call = await startWithPolicy();
      const byToken = await plane!.token('ada', ['admin']);
      const created = await call(byToken, 'POST', requestsPath, {
        json: production,
      });
      const inPortal = await call(
        tokenOf('ada'),
        'POST',
        `${requestsPath}/${created.body.id}/approve`,
        {
          json: {
            decision: 'approve',
            plan_digest: created.body.plan_digest,
          },
        },
      );
      expect([inPortal.status, inPortal.body.message]).toEqual([
        403,
        'You requested this; someone else must approve',
      ]);
    });

    it('may do nothing while nobody can tell what they may do', async () => {
      const call = await start({
        features: [
          createServiceFactory({
            service: coreServices.permissions,
            deps: {},
            factory: () => {
              const away = async () => {
                throw new Error('connect ECONNREFUSED 10.1.2.3:7007');
              };
              return { authorize: away, authorizeConditional: away };
            },
          }),
        ],
      });
      for (const [method, path] of [
        ['GET', requestsPath],
        ['POST', requestsPath],
        ['GET', '/v1/environment-classes'],
      ]) {
        const { status, body } = await call(tokenOf('ana'), method, path, {
          json: method === 'POST' ? preview : undefined,
        });
        expect([status, body.error]).toEqual([503, 'unavailable']);
        expect(JSON.stringify(body)).not.toContain('10.1.2.3');
      }
    });

    it('may do nothing while nobody can tell who they are', async () => {
      const call = await start({
        features: [
          everythingAllowed,
          createServiceFactory({
            service: coreServices.userInfo,
            deps: {},
            factory: () => ({
              getUserInfo: async () => {
                throw new Error('connect ECONNREFUSED 10.1.2.3:7007');
              },
            }),
          }),
        ],
      });
      const { status, body } = await call(tokenOf('ana'), 'GET', requestsPath);
      expect([status, body.error]).toEqual([503, 'unavailable']);
      expect(JSON.stringify(body)).not.toContain('10.1.2.3');
    });

    it.each([
      ['somebody who is nobody', mockCredentials.none.header()],
      ['a token that was revoked', mockCredentials.user.invalidHeader()],
      [
        'a service token that was revoked',
        mockCredentials.service.invalidHeader(),
      ],
      ['no scheme', service],
      ['another scheme', `Basic ${service}`],
      ['two tokens', `Bearer ${service} ${service}`],
      ['nothing behind the scheme', 'Bearer '],
    ])('are not taken for %s', async (_what, authorization) => {
      const call = await start();
      const { status, body } = await call('', 'GET', requestsPath, {
        headers: { authorization },
      });
      expect([status, body.error]).toEqual([401, 'unauthorized']);
    });

    it('are not taken from the limited token of a cookie', async () => {
      const call = await start();
      const { status } = await call(
        mockCredentials.limitedUser.token('user:default/ana'),
        'GET',
        requestsPath,
      );
      expect(status).toBe(401);
    });
  });
});

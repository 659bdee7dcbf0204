import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  type BackstageCredentials,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import searchModule from './index';

const environments = [
  { id: 'of-payments', name: 'payments-api-preview', app: 'payments-api' },
  { id: 'of-search', name: 'search-api-preview', app: 'search-api' },
  {
    id: 'hostile',
    name: '<img src=x onerror=alert(1)>',
    app: '+evil -"quoted" ~*:^',
    note: '../../etc/passwd \u202e\u0000',
  },
].map(each => ({
  team: 'team',
  class: 'preview',
  region: 'us-east-1',
  owner: 'group:default/team',
  requested_by: 'user:default/ana',
  status: 'ready',
  ttl_hours: 24,
  ...each,
}));
const tenants = [
  { id: 'acme', slug: 'acme', name: 'Acme', plan: 'team', status: 'active' },
];
/** Who may read what, as the policy decides it of each. */
const readable: Record<string, string[]> = {
  'user:default/ana': ['of-payments', 'hostile', 'acme'],
  'user:default/rui': ['of-search'],
};

const controlPlane = createBackendPlugin({
  pluginId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        http.use((req, res) => {
          const items = req.path === '/v1/tenants' ? tenants : environments;
          res.json({
            items,
            total: { value: items.length, relation: 'eq' },
          });
        });
      },
    });
  },
});

const permissions = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => {
    const decide = (
      ref: string | undefined,
      credentials: BackstageCredentials,
    ) => {
      const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
      const mayRead = readable[userEntityRef] ?? [];
      return ref !== undefined && mayRead.includes(ref)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY;
    };
    return {
      async authorize(requests, { credentials }) {
        return requests.map(({ permission, resourceRef }) => ({
          result: isResourcePermission(permission)
            ? decide(resourceRef, credentials)
            : AuthorizeResult.ALLOW,
        }));
      },
      async authorizeConditional(queries) {
        return queries.map(({ permission }) =>
          isResourcePermission(permission)
            ? {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'control-plane',
                resourceType: permission.resourceType,
                conditions: {
                  rule: 'ANY',
                  resourceType: permission.resourceType,
                },
              }
            : { result: AuthorizeResult.ALLOW },
        );
      },
    };
  },
});

describe('the search of the portal', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        searchPlugin,
        searchModule,
        controlPlane,
        permissions,
        schedulerServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            permission: { enabled: true },
            search: {
              collators: {
                controlPlane: {
                  schedule: {
                    frequency: { hours: 1 },
                    timeout: { minutes: 1 },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    await waitForIndex();
  });

  async function waitForIndex() {
    for (let tries = 0; tries < 200; tries += 1) {
      const [found] = await Promise.all([
        find('user:default/ana', 'acme').catch(() => []),
        new Promise(resolve => setTimeout(resolve, 50)),
      ]);
      if (found.length > 0) {
        return;
      }
    }
    throw new Error('Nothing was indexed');
  }

  async function find(user: string, term: string): Promise<string[]> {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/search/query?term=${encodeURIComponent(term)}`,
      { headers: { authorization: mockCredentials.user.header(user) } },
    );
    const { results } = await response.json();
    return results.map(
      ({ document }: { document: { location: string } }) => document.location,
    );
  }

  // The engine finds words of names in others as well; the best comes first.
  it('finds environments and tenants by their names for who may read them', async () => {
    const best = async (user: string, term: string) =>
      (await find(user, term))[0];
    expect(await best('user:default/ana', 'payments-api-preview')).toBe(
      '/environments/of-payments',
    );
    expect(await best('user:default/ana', 'acme')).toBe('/tenants/acme');
    expect(await best('user:default/rui', 'search-api-preview')).toBe(
      '/environments/of-search',
    );
  });

  it('finds for nobody what they may not read, not by its exact name either', async () => {
    for (const [user, term, location] of [
      ['rui', 'payments-api-preview', '/environments/of-payments'],
      ['rui', 'acme', '/tenants/acme'],
      ['ana', 'search-api-preview', '/environments/of-search'],
    ]) {
      expect(await find(`user:default/${user}`, term)).not.toContain(location);
    }
    for (const term of ['preview', 'acme', 'payments-api', '']) {
      expect(await find('user:default/nobody', term)).toEqual([]);
    }
  });

  it('bears names that are made to break it', async () => {
    expect(await find('user:default/ana', 'onerror')).toEqual([
      '/environments/hostile',
    ]);
    for (const term of ['+evil -"', '~*:^', '<img src=x', '../../etc']) {
      expect(Array.isArray(await find('user:default/ana', term))).toBe(true);
    }
  });
});

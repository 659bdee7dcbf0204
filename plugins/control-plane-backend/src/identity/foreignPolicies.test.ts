import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PermissionCriteria,
  type PermissionRuleParams,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  environmentPermissions,
  namespacePermissions,
  templateGatePermissions,
  tenancyPermissions,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  portalFeatures,
  previewBody,
  productionBody,
  startControlPlane,
  waitFor,
  type TestControlPlane,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const wellKnown = '/.well-known/backstage/permissions';

type Metadata = {
  permissions: Permission[];
  rules: { name: string; resourceType: string; paramsSchema?: object }[];
};
type Condition = {
  rule: string;
  resourceType: string;
  params: PermissionRuleParams;
};

/** What an administrator has typed in somewhere: it knows the control plane by names alone. */
let condition: PermissionCriteria<Condition>;

/** A policy such as others write, which keeps names of permissions, of rules, and parameters as JSON. */
const foreignPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'somebody-elses',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }) {
            const [first] = leavesOf(condition);
            return isResourcePermission(permission, first.resourceType)
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'control-plane',
                  resourceType: first.resourceType,
                  conditions: JSON.parse(JSON.stringify(condition)),
                }
              : { result: AuthorizeResult.DENY };
          },
        });
      },
    });
  },
});

function leavesOf(criteria: PermissionCriteria<Condition>): Condition[] {
  if ('anyOf' in criteria) {
    return criteria.anyOf.flatMap(leavesOf);
  }
  if ('allOf' in criteria) {
    return criteria.allOf.flatMap(leavesOf);
  }
  return 'not' in criteria ? leavesOf(criteria.not) : [criteria];
}

describe('a policy that is not ours', () => {
  let plane: TestControlPlane;
  let ada: string;
  /** Of each type one that the rules below are about, and one that they are not. */
  const resources: Record<
    string,
    { listed: string; ours: string; other: string }
  > = {};
  const service = mockCredentials.service.token();

  const call = <T>(
    token: string,
    method: string,
    path: string,
    json?: unknown,
  ) => callApi<T>(plane.url, method, path, { token, json });
  const make = async (path: string, json: object, token = ada) => {
    const { status, body } = await call<{ id: string }>(
      token,
      'POST',
      path,
      json,
    );
    expect([path, status]).toEqual([path, expect.any(Number)]);
    expect(status).toBeLessThan(300);
    return body.id;
  };

  beforeAll(async () => {
    plane = await startControlPlane({
      databases,
      databaseId: 'SQLITE_3',
      features: [...portalFeatures({}), foreignPolicy],
    });
    ada = await plane.token('ada', ['admin']);
    const ana = await plane.token('ana', ['requester'], {
      groups: ['team-payments'],
    });

    const acme = await make('/v1/tenants', {
      slug: 'acme',
      name: 'Acme',
      plan: 'team',
    });
    await make('/v1/tenant-members', {
      tenant_id: acme,
      member_ref: 'user:default/ana',
      role: 'developer',
    });
    resources.tenant = {
      listed: '/v1/tenants',
      ours: acme,
      other: await make('/v1/tenants', { slug: 'globex', name: 'Globex' }),
    };

    const preview = await make(
      '/v1/environment-requests',
      { ...previewBody, owner: 'group:default/team-payments' },
      ana,
    );
    resources['environment-request'] = {
      listed: '/v1/environment-requests',
      ours: await make(
        '/v1/environment-requests',
        { ...productionBody, tenant_id: acme },
        ana,
      ),
      other: await make('/v1/environment-requests', {
        ...previewBody,
        app: 'search-api',
        team: 'team-search',
        region: 'eu-central-1',
        owner: 'group:default/team-search',
      }),
    };

    await plane.knex('request_approvers').insert({
      request_id: resources['environment-request'].ours,
      ref: 'user:default/ben',
      via: 'policy',
    });
    const gate = {
      policy: 'release',
      template_ref: 'template:default/grant-access',
      task_id: 'task-1',
      parameters: { role: 'admin' },
    };
    resources['template-gate'] = {
      listed: '/v1/template-gates',
      ours: await make('/v1/template-gates', gate, ana),
      other: await make('/v1/template-gates', gate),
    };
    await plane.knex('gate_approvers').insert({
      gate_id: resources['template-gate'].ours,
      ref: 'user:default/ben',
      via: 'policy',
    });
    const member = (identifier: string) => ({
      identifier,
      type: 'user',
      role: 'read',
    });
    resources.namespace = {
      listed: '/v1/namespaces',
      ours: await make('/v1/namespaces', {
        name_components: { team: 'payments', project: 'api', env: 'dev' },
        members: [member('user:default/ana')],
      }),
      other: await make('/v1/namespaces', {
        name_components: { team: 'search', project: 'api', env: 'dev' },
        members: [member('user:default/rui')],
      }),
    };
    // The namespace of an environment has its id, and its owner.
    resources['namespace of an environment'] = {
      ...resources.namespace,
      ours: preview,
    };
    await waitFor(
      async () =>
        call<{ status: string }>(ada, 'GET', `/v1/namespaces/${preview}`),
      ({ status }) => status === 200,
    );
  });

  afterAll(async () => {
    await plane.stop();
  });

  /** How each rule is written down for what is ours, and not for the other. */
  const written: Record<
    string,
    { resource: string; params: () => PermissionRuleParams }
  > = {
    IS_REQUESTER: {
      resource: 'environment-request',
      params: () => ({ subjects: ['user:default/ana'] }),
    },
    IS_OWNER: {
      resource: 'environment-request',
      params: () => ({ owners: ['group:default/team-payments'] }),
    },
    HAS_CLASS: {
      resource: 'environment-request',
      params: () => ({ classes: ['production'] }),
    },
    HAS_REGION: {
      resource: 'environment-request',
      params: () => ({ regions: ['us-east-1'] }),
    },
    IN_TENANT: {
      resource: 'environment-request',
      params: () => ({ tenants: [resources.tenant.ours] }),
    },
    HAS_STATUS: {
      resource: 'environment-request',
      params: () => ({ statuses: ['pending_approval'] }),
    },
    IS_APPROVER: {
      resource: 'environment-request',
      params: () => ({ refs: ['user:default/ben'] }),
    },
    IS_GATE_REQUESTER: {
      resource: 'template-gate',
      params: () => ({ subjects: ['user:default/ana'] }),
    },
    IS_GATE_APPROVER: {
      resource: 'template-gate',
      params: () => ({ refs: ['user:default/ben'] }),
    },
    IS_TENANT_MEMBER: {
      resource: 'tenant',
      params: () => ({ members: ['user:default/ana'], roles: ['developer'] }),
    },
    IS_TENANT: { resource: 'tenant', params: () => ({ slugs: ['acme'] }) },
    HAS_TENANT_PLAN: {
      resource: 'tenant',
      params: () => ({ plans: ['team'] }),
    },
    IS_NAMESPACE_MEMBER: {
      resource: 'namespace',
      params: () => ({ members: ['user:default/ana'], roles: ['read'] }),
    },
    IS_NAMESPACE_CREATOR: {
      resource: 'namespace of an environment',
      params: () => ({ subjects: ['user:default/ana'] }),
    },
    IS_NAMESPACE_OWNER: {
      resource: 'namespace of an environment',
      params: () => ({ owners: ['group:default/team-payments'] }),
    },
  };

  async function metadata(): Promise<Metadata> {
    const { status, body } = await call<Metadata>(
      service,
      'GET',
      `${wellKnown}/metadata`,
    );
    expect(status).toBe(200);
    return body;
  }

  it('finds every permission and every rule in what the plugin tells of itself', async () => {
    const { permissions, rules } = await metadata();
    expect(permissions.map(({ name }) => name).sort()).toEqual(
      [
        ...environmentPermissions,
        ...tenancyPermissions,
        ...namespacePermissions,
        ...templateGatePermissions,
      ]
        .map(({ name }) => name)
        .sort(),
    );
    // A rule that is not here has no test below.
    expect(rules.map(({ name }) => name).sort()).toEqual(
      Object.keys(written).sort(),
    );
    for (const rule of rules) {
      expect(rule.paramsSchema).toMatchObject({ type: 'object' });
    }
  });

  it.each(Object.keys(written))(
    'can use the rule %s by its name',
    async name => {
      const { rules } = await metadata();
      const { resource, params } = written[name];
      const { listed, ours, other } = resources[resource];
      const one = {
        rule: name,
        resourceType:
          rules.find(rule => rule.name === name)?.resourceType ?? '',
        params: params(),
      };
      const pat = mockCredentials.user.token('user:default/pat');
      const listedIds = async () => {
        const { status, body } = await call<{ items: { id: string }[] }>(
          pat,
          'GET',
          listed,
        );
        expect(status).toBe(200);
        return body.items.map(({ id }) => id);
      };

      // In the database, for a list; and the other way round.
      condition = one;
      const ids = await listedIds();
      expect(ids).toContain(ours);
      expect(ids).not.toContain(other);
      condition = { allOf: [{ not: one }, { anyOf: [{ not: one }] }] };
      const others = await listedIds();
      expect(others).toContain(other);
      expect(others).not.toContain(ours);

      // In memory, for one resource, asked by the permission backend.
      const answer = await call<{ items: { id: string; result: string }[] }>(
        service,
        'POST',
        `${wellKnown}/apply-conditions`,
        {
          items: [ours, other, '00000000-0000-4000-8000-000000000000'].map(
            resourceRef => ({
              id: resourceRef,
              resourceRef,
              resourceType: one.resourceType,
              conditions: one,
            }),
          ),
        },
      );
      expect([
        answer.status,
        answer.body.items.map(({ result }) => result),
      ]).toEqual([200, ['ALLOW', 'DENY', 'DENY']]);
      // One of them is told, and the other is none.
      condition = one;
      expect((await call(pat, 'GET', `${listed}/${ours}`)).status).toBe(200);
      expect((await call(pat, 'GET', `${listed}/${other}`)).status).toBe(404);
    },
  );
});

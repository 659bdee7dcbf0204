import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  tenantReadPermission,
  type Tenant,
  type TenantRole,
} from '@groundwork/plugin-control-plane-common';
import { testControlPlaneConfig } from '../testControlPlaneConfig';
import { useTestApi, type TestApi } from '../useTestApi';
import type { Actor } from './Actor';
import { operationOf, sendOperation } from './sendOperation';
import type { TenantWorld, WorldTenant } from './TenantWorld';

const configuredProduct = 'compliance-scanner';

const { classes } = testControlPlaneConfig;

const config = {
  classes: {
    ...classes,
    preview: { ...classes.preview, extension: { beyond: true } },
  },
  products: {
    [configuredProduct]: { name: 'Compliance scanner', supportsTrial: true },
  },
  tenancy: { plans: { starter: { title: 'Starter' } } },
  reconciler: {
    // Long enough for somebody to take work away that hangs.
    callTimeout: { seconds: 10 },
    // What is made to fail must not hold up the rest.
    circuitFailures: 1_000_000,
    concurrency: 100,
  },
};

const membersOfA: Partial<Record<Actor, TenantRole>> = {
  amy: 'admin',
  dan: 'developer',
  val: 'viewer',
};

/** What has to be done to a new tenant, by the state that it is to have. */
const movesTo = {
  trial: [],
  active: ['activateTenant'],
  frozen: ['cancelTenant'],
  archived: ['cancelTenant', 'archiveTenant'],
};

/** The policy of a portal that shows tenants to everybody, and nothing of what they have. */
const tenantsOnly = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => {
    const decide = async (
      requests: readonly { permission: { name: string } }[],
    ) => requests.map(({ permission }) => decisionOf(permission.name));
    return { authorize: decide, authorizeConditional: decide };
  },
});

function decisionOf(
  permission: string,
): { result: AuthorizeResult.ALLOW } | { result: AuthorizeResult.DENY } {
  return permission === tenantReadPermission.name
    ? { result: AuthorizeResult.ALLOW }
    : { result: AuthorizeResult.DENY };
}

/** Starts the API with two tenants around the tests of a `describe`. */
export function useTenantWorld(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
): { api: TestApi; world: TenantWorld } {
  const api = useTestApi(databases, databaseId, {
    config,
    features: [tenantsOnly],
  });
  const world = createWorld(api);

  beforeAll(async () => {
    const { token } = api.plane;
    for (const name of ['amy', 'dan', 'val', 'bea', 'bob', 'bev']) {
      api.tokens[name] = await token(name);
    }
    api.tokens.tom = await token('tom', ['requester'], {
      groups: ['team-payments'],
    });
    api.tokens.pat = await token('pat', ['product']);
    api.tokens.gus = mockCredentials.user.token('user:default/gus');
    await addLastingTenant(api, world, world.a, membersOfA, 'sam');
    await addLastingTenant(
      api,
      world,
      world.b,
      { bea: 'admin', bob: 'developer', bev: 'viewer' },
      'sid',
    );
  });

  return { api, world };
}

function createWorld(api: TestApi): TenantWorld {
  let count = 0;
  const a: WorldTenant = { id: '', slug: '', canary: 'canary-a' };
  const b: WorldTenant = { id: '', slug: '', canary: 'canary-b' };
  const world: TenantWorld = {
    a,
    b,
    configuredProduct,
    get adapter() {
      return api.plane.adapter;
    },
    unique() {
      count += 1;
      return `${a.canary}-${count}`;
    },
    send: (actor, name, call = {}) =>
      sendOperation(api.plane.url, operationOf(name), call, {
        token: actor && api.tokens[actor],
      }),
    async make<T>(name: string, call = {}, actor: Actor = 'ada') {
      const { status, body } = await world.send<T>(actor, name, call);
      if (status >= 300) {
        throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
      }
      return body;
    },
    async addTenant(status = 'active') {
      const tenant = await addTenant(world, world.unique(), membersOfA);
      await move(world, tenant.id, movesTo[status]);
      return tenant;
    },
    async inArchived(make) {
      const { id } = await world.addTenant();
      const made = await make(id);
      await move(world, id, ['cancelTenant', 'archiveTenant']);
      return made;
    },
    async addProduct() {
      count += 1;
      // Everybody may know of products.
      const key = `product-${count}`;
      await world.make('putProduct', {
        params: { key },
        json: {
          name: key,
          description: '',
          plans_required: [],
          supports_trial: true,
        },
      });
      return key;
    },
  };
  return world;
}

async function move(
  world: TenantWorld,
  id: string,
  operations: readonly string[],
): Promise<void> {
  for (const operation of operations) {
    await world.make(operation, { params: { id } });
  }
}

async function addTenant(
  world: TenantWorld,
  slug: string,
  members: Partial<Record<Actor, TenantRole>>,
): Promise<Tenant> {
  const tenant = await world.make<Tenant>('createTenant', {
    json: { slug, name: slug },
  });
  for (const [name, role] of Object.entries(members)) {
    await world.make('addTenantMember', {
      json: {
        tenant_id: tenant.id,
        member_ref: `user:default/${name}`,
        role,
      },
    });
  }
  return tenant;
}

async function addLastingTenant(
  api: TestApi,
  world: TenantWorld,
  lasting: WorldTenant,
  members: Partial<Record<Actor, TenantRole>>,
  serviceAccount: Actor,
): Promise<void> {
  const { id, slug } = await addTenant(world, lasting.canary, members);
  Object.assign(lasting, { id, slug });
  await world.make('activateTenant', { params: { id } });
  const account = await world.make('createServiceAccount', {
    json: { tenant_id: id, name: serviceAccount, role: 'developer' },
  });
  const { token } = await world.make<{ token: string }>(
    'issueServiceAccountToken',
    { params: { id: account.id }, json: {} },
  );
  api.tokens[serviceAccount] = token;
}

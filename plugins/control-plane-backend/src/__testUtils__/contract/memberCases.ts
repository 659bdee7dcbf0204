import { readersOfTenant, without } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

const administrators = ['ada', 'amy'] as const;
const seesAdministration = without(readersOfTenant, ...administrators);
const developers = ['ada', 'amy', 'dan', 'sam'] as const;
const seesDevelopment = without(readersOfTenant, ...developers);

/** Members, projects and service accounts of tenant A. */
export const memberCases: OperationCases = {
  listTenantMembers: { call: list, may: readersOfTenant, sees: [] },
  addTenantMember: {
    call: world => ({ json: member(world) }),
    may: administrators,
    sees: seesAdministration,
    conflict: async world => {
      const json = member(world);
      await world.make('addTenantMember', { json });
      return { json };
    },
  },
  updateTenantMember: {
    call: async world => ({
      ...(await made(world, 'addTenantMember', member(world))),
      json: { role: 'developer' },
    }),
    may: administrators,
    sees: seesAdministration,
    conflict: async world => ({
      ...(await inArchived(world, 'addTenantMember', member)),
      json: { role: 'developer' },
    }),
  },
  removeTenantMember: {
    call: world => made(world, 'addTenantMember', member(world)),
    may: administrators,
    sees: seesAdministration,
    conflict: world => inArchived(world, 'addTenantMember', member),
  },
  listProjects: { call: list, may: readersOfTenant, sees: [] },
  createProject: {
    call: world => ({ json: project(world) }),
    may: developers,
    sees: seesDevelopment,
    conflict: async world => {
      const json = project(world);
      await world.make('createProject', { json });
      return { json };
    },
  },
  getProject: {
    call: world => made(world, 'createProject', project(world)),
    may: readersOfTenant,
    sees: [],
  },
  updateProject: {
    call: async world => ({
      ...(await made(world, 'createProject', project(world))),
      json: { description: 'What we do' },
    }),
    may: developers,
    sees: seesDevelopment,
    conflict: async world => ({
      ...(await inArchived(world, 'createProject', project)),
      json: { description: 'What we did' },
    }),
  },
  deleteProject: {
    call: world => made(world, 'createProject', project(world)),
    may: developers,
    sees: seesDevelopment,
    conflict: world => inArchived(world, 'createProject', project),
  },
  listServiceAccounts: { call: list, may: readersOfTenant, sees: [] },
  createServiceAccount: {
    call: world => ({ json: serviceAccount(world) }),
    may: administrators,
    sees: seesAdministration,
    conflict: async world => {
      const json = serviceAccount(world);
      await world.make('createServiceAccount', { json });
      return { json };
    },
  },
  deleteServiceAccount: {
    call: world => made(world, 'createServiceAccount', serviceAccount(world)),
    may: administrators,
    sees: seesAdministration,
    conflict: world =>
      inArchived(world, 'createServiceAccount', serviceAccount),
  },
  issueServiceAccountToken: {
    call: async world => ({
      ...(await made(world, 'createServiceAccount', serviceAccount(world))),
      json: { ttl_seconds: 60 },
    }),
    may: administrators,
    sees: seesAdministration,
    conflict: world =>
      inArchived(world, 'createServiceAccount', serviceAccount),
  },
  revokeServiceAccountTokens: {
    call: world => made(world, 'createServiceAccount', serviceAccount(world)),
    may: administrators,
    sees: seesAdministration,
    conflict: world =>
      inArchived(world, 'createServiceAccount', serviceAccount),
  },
};

function list({ a }: TenantWorld) {
  return { query: { tenant_id: a.id } };
}

function member(world: TenantWorld, tenant_id = world.a.id) {
  return {
    tenant_id,
    member_ref: `group:default/${world.unique()}`,
    role: 'viewer',
  };
}

function project(world: TenantWorld, tenant_id = world.a.id) {
  const name = world.unique();
  return { tenant_id, slug: name, name };
}

function serviceAccount(world: TenantWorld, tenant_id = world.a.id) {
  return { tenant_id, name: world.unique(), role: 'viewer' };
}

/** Names what one operation made for a tenant that is archived since. */
function inArchived(
  world: TenantWorld,
  operation: string,
  body: (world: TenantWorld, tenantId: string) => Record<string, unknown>,
) {
  return world.inArchived(tenantId =>
    made(world, operation, body(world, tenantId)),
  );
}

/** Names what one operation made to another. */
async function made(
  world: TenantWorld,
  operation: string,
  json: Record<string, unknown>,
) {
  const { id } = await world.make(operation, { json });
  return { params: { id } };
}

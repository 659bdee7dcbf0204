import { actors, readersOfTenant, without } from './Actor';
import type { OperationCases } from './OperationCase';

// Service accounts see their own tenant alone, so not the ones that are made for a single test.
const readersOfOther = without(readersOfTenant, 'sam');

/** Tenants themselves, with their plans and quotas. */
export const tenantCases: OperationCases = {
  listTenants: { call: () => ({}), may: actors, sees: [] },
  createTenant: {
    call: world => {
      const name = world.unique();
      return { json: { slug: name, name } };
    },
    may: ['ada'],
    sees: without(actors, 'ada'),
    conflict: ({ a }) => ({ json: { slug: a.slug, name: 'Another' } }),
  },
  getTenant: {
    call: ({ a }) => ({ params: { id: a.id } }),
    may: readersOfTenant,
    sees: [],
  },
  getTenantBySlug: {
    call: ({ a }) => ({ params: { slug: a.slug } }),
    may: readersOfTenant,
    sees: [],
    names: ['slug'],
  },
  updateTenant: {
    call: ({ a }) => ({ params: { id: a.id }, json: { name: a.canary } }),
    may: ['ada', 'amy'],
    sees: without(readersOfTenant, 'ada', 'amy'),
    conflict: async ({ a }) => ({
      params: { id: a.id },
      json: { trial_ends_at: '2099-01-01T00:00:00.000Z' },
    }),
  },
  deleteTenant: {
    call: async world => {
      const { id } = await world.addTenant('archived');
      return { params: { id } };
    },
    may: ['ada'],
    sees: without(readersOfOther, 'ada'),
    conflict: ({ a }) => ({ params: { id: a.id } }),
  },
  activateTenant: {
    call: async world => {
      const { id } = await world.addTenant('trial');
      return { params: { id }, json: { plan: 'starter' } };
    },
    may: ['ada'],
    sees: without(readersOfOther, 'ada'),
    conflict: async world => {
      const { id } = await world.addTenant('archived');
      return { params: { id }, json: {} };
    },
  },
  cancelTenant: {
    call: async world => {
      const { id } = await world.addTenant();
      return { params: { id }, json: { reason: 'Moved away' } };
    },
    may: ['ada'],
    sees: without(readersOfOther, 'ada'),
    conflict: async world => {
      const { id } = await world.addTenant('archived');
      return { params: { id }, json: {} };
    },
  },
  archiveTenant: {
    call: async world => {
      const { id } = await world.addTenant('frozen');
      return { params: { id } };
    },
    may: ['ada'],
    sees: without(readersOfOther, 'ada'),
    conflict: ({ a }) => ({ params: { id: a.id } }),
  },
  listTenantPlans: {
    call: () => ({ query: { limit: '1' } }),
    may: without(actors, 'gus'),
    sees: ['gus'],
  },
  getTenantQuotas: {
    call: ({ a }) => ({ query: { tenant_id: a.id } }),
    may: readersOfTenant,
    sees: [],
  },
  setTenantQuotas: {
    call: async world => {
      const { id } = await world.addTenant();
      return { json: { tenant_id: id, environments: 10, api_keys: null } };
    },
    may: ['ada'],
    sees: without(readersOfOther, 'ada'),
    conflict: async world => {
      const { id } = await world.addTenant('archived');
      return { json: { tenant_id: id, environments: 1 } };
    },
  },
};

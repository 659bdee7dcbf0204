import { actors, readersOfTenant, without } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

const readers = without(readersOfTenant, 'gus');
const developers = ['ada', 'amy', 'dan', 'sam'] as const;
const seesDevelopment = without(readersOfTenant, ...developers);

const aProduct = {
  name: 'Scanner',
  description: 'Scans',
  plans_required: ['starter'],
  demo_url: 'https://example.com/demo',
  supports_trial: false,
  owner: 'group:default/team-platform',
};

/** Products, and what tenant A may use of them. */
export const entitlementCases: OperationCases = {
  listEntitlements: {
    call: ({ a }) => ({ query: { tenant_id: a.id } }),
    may: readers,
    sees: ['gus'],
  },
  checkEntitlement: {
    call: async world => {
      const { tenant_id, product } = await granted(world);
      return { query: { tenant_id, product } };
    },
    may: readers,
    sees: ['gus'],
  },
  grantEntitlement: {
    call: async world => ({
      params: { tenant_id: world.a.id, product: await world.addProduct() },
      json: { config: { seats: 5 } },
    }),
    may: ['ada'],
    sees: without(readersOfTenant, 'ada'),
    conflict: async world => {
      const { id } = await world.addTenant('archived');
      return {
        params: { tenant_id: id, product: await world.addProduct() },
        json: {},
      };
    },
  },
  revokeEntitlement: {
    call: async world => ({ params: await granted(world) }),
    may: ['ada'],
    sees: without(readersOfTenant, 'ada'),
    conflict: async world => ({
      params: await world.inArchived(tenantId => granted(world, tenantId)),
    }),
    names: ['tenant_id', 'product'],
  },
  listProducts: {
    call: ({ a }) => ({ query: { tenant_id: a.id } }),
    may: readers,
    sees: ['gus'],
  },
  putProduct: {
    call: async world => ({
      params: { key: await world.addProduct() },
      json: aProduct,
    }),
    may: ['ada'],
    sees: without(actors, 'ada'),
    conflict: world => ({
      params: { key: world.configuredProduct },
      json: aProduct,
    }),
    names: [],
  },
  deleteProduct: {
    call: async world => ({ params: { key: await world.addProduct() } }),
    may: ['ada'],
    sees: without(actors, 'ada'),
    conflict: async world => ({
      params: { key: (await granted(world)).product },
    }),
    names: ['key'],
  },
  requestProduct: {
    call: async world => ({
      json: {
        tenant_id: world.a.id,
        product: await world.addProduct(),
        note: 'For the audit',
      },
    }),
    may: developers,
    sees: seesDevelopment,
    conflict: async world => ({ json: await granted(world) }),
    names: ['tenant_id', 'product'],
  },
  startProductTrial: {
    call: async world => ({
      json: { tenant_id: world.a.id, product: await world.addProduct() },
    }),
    may: developers,
    sees: seesDevelopment,
    conflict: async world => ({ json: await granted(world) }),
    names: ['tenant_id', 'product'],
  },
  listProductRequests: {
    call: ({ a }) => ({ query: { tenant_id: a.id } }),
    may: readers,
    sees: ['gus'],
  },
  declineProductRequest: {
    call: requested,
    may: ['ada'],
    sees: without(readers, 'ada'),
    conflict: async world => {
      const call = await requested(world);
      await world.make('declineProductRequest', call);
      return call;
    },
  },
};

/** A product that tenant A, or another, may use. */
async function granted(world: TenantWorld, tenant_id = world.a.id) {
  const params = { tenant_id, product: await world.addProduct() };
  await world.make('grantEntitlement', { params, json: {} });
  return params;
}

/** A product that tenant A asked for, and the reason why not. */
async function requested(world: TenantWorld) {
  const { id } = await world.make('requestProduct', {
    json: { tenant_id: world.a.id, product: await world.addProduct() },
  });
  return { params: { id }, json: { reason: 'Too early' } };
}

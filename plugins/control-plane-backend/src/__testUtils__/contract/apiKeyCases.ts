import { actors, readersOfTenant, without } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

const readers = ['ada', 'vic', 'amy', 'dan', 'val', 'sam'] as const;
const developers = ['ada', 'amy', 'dan', 'sam'] as const;
const seesKeys = without(readers, ...developers);

/** API keys of tenant A. */
export const apiKeyCases: OperationCases = {
  listApiKeys: {
    call: async world => {
      await createKey(world);
      return { query: { tenant_id: world.a.id } };
    },
    may: readers,
    sees: without(readersOfTenant, ...readers),
  },
  createApiKey: {
    call: world => ({
      json: {
        tenant_id: world.a.id,
        name: world.unique(),
        product: world.configuredProduct,
        scopes: ['scans:read'],
        expires_at: '2099-01-01T00:00:00.000Z',
      },
    }),
    may: developers,
    sees: without(readersOfTenant, ...developers),
    conflict: async world => {
      const { id } = await world.addTenant();
      await world.make('setTenantQuotas', {
        json: { tenant_id: id, api_keys: 0 },
      });
      return { json: { tenant_id: id, name: 'One too many' } };
    },
  },
  revokeApiKey: {
    call: async world => ({ params: { id: (await createKey(world)).id } }),
    may: developers,
    sees: seesKeys,
  },
  rotateApiKey: {
    call: async world => ({
      params: { id: (await createKey(world)).id },
      json: { overlap_seconds: 60 },
    }),
    may: developers,
    sees: seesKeys,
    conflict: async world => {
      const params = { id: (await createKey(world)).id };
      await world.make('revokeApiKey', { params });
      return { params, json: {} };
    },
  },
  verifyApiKey: {
    call: async world => ({
      json: { key: (await createKey(world)).plaintext },
    }),
    may: ['ada', 'pat'],
    sees: without(actors, 'ada', 'pat'),
  },
};

async function createKey(world: TenantWorld) {
  const { api_key, plaintext } = await world.make<{
    api_key: { id: string };
    plaintext: string;
  }>('createApiKey', { json: { tenant_id: world.a.id, name: world.unique() } });
  return { id: api_key.id, plaintext };
}

import type {
  RuntimeEnvironment,
  RuntimeEnvironmentList,
  RuntimeGroup,
  RuntimeGroupList,
} from '@groundwork/plugin-control-plane-common';
import { actors, type Actor } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

/** Whoever has a role everywhere; a service account has one by that in its tenant, and its people have none. */
const readers: readonly Actor[] = [
  'ada',
  'vic',
  'ben',
  'pat',
  'ana',
  'tom',
  'rui',
  'sam',
  'sid',
];

let count = 0;

/** Another name each time; nothing of a tenant's, so that it may be told to strangers. */
function uniqueName(): string {
  count += 1;
  return `runtime-${count}`;
}

function aRuntime() {
  return { name: uniqueName(), type: 'memory', connection_config: {} };
}

async function addRuntime(world: TenantWorld): Promise<RuntimeEnvironment> {
  return world.make<RuntimeEnvironment>('createRuntimeEnvironment', {
    json: aRuntime(),
  });
}

async function addGroup(
  world: TenantWorld,
  environments: object[] = [aRuntime()],
): Promise<RuntimeGroup> {
  return world.make<RuntimeGroup>('createRuntimeGroup', {
    json: { name: uniqueName(), environments },
  });
}

/** A runtime environment of a group, with another one beside it and a namespace on both. */
async function addCarrier(world: TenantWorld): Promise<string> {
  const [first, second] = [await addRuntime(world), await addRuntime(world)];
  const group = await addGroup(world, [{ id: first.id }, { id: second.id }]);
  await world.make('createNamespace', {
    json: {
      name_components: { team: 'ops', project: uniqueName(), env: 'dev' },
      members: [{ identifier: 'user:default/ada', type: 'user', role: 'read' }],
      group_id: group.id,
    },
  });
  return first.id;
}

async function configuredRuntime(world: TenantWorld): Promise<string> {
  const { items } = await world.make<RuntimeEnvironmentList>(
    'listRuntimeEnvironments',
    { query: { q: 'memory', limit: '200' } },
  );
  return items.find(({ source }) => source === 'config')?.id ?? '';
}

async function configuredGroup(world: TenantWorld): Promise<string> {
  const { items } = await world.make<RuntimeGroupList>('listRuntimeGroups', {
    query: { limit: '200' },
  });
  return items.find(({ source }) => source === 'config')?.id ?? '';
}

export const runtimeCases: OperationCases = {
  listRuntimeTypes: {
    call: () => ({ query: { limit: '2' } }),
    may: readers,
    sees: actors,
  },
  listRuntimeEnvironments: {
    call: () => ({ query: { q: 'memory', type: 'memory' } }),
    may: readers,
    sees: actors,
  },
  createRuntimeEnvironment: {
    call: () => ({ json: { ...aRuntime(), title: 'A', concurrency: 2 } }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({
      json: { ...aRuntime(), name: (await addRuntime(world)).name },
    }),
  },
  getRuntimeEnvironment: {
    call: async world => ({ params: { id: (await addRuntime(world)).id } }),
    may: readers,
    sees: actors,
  },
  updateRuntimeEnvironment: {
    call: async world => ({
      params: { id: (await addRuntime(world)).id },
      json: { title: 'Another', connection_config: {}, concurrency: 3 },
    }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({
      params: { id: await configuredRuntime(world) },
      json: { title: 'Another' },
    }),
  },
  deleteRuntimeEnvironment: {
    call: async world => ({
      params: { id: await addCarrier(world) },
      query: { namespaces: 'remove' },
    }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({ params: { id: await addCarrier(world) } }),
  },
  setRuntimeMaintenance: {
    call: async world => ({
      params: { id: (await addRuntime(world)).id },
      json: { enabled: true, reason: 'New disks' },
    }),
    may: ['ada'],
    sees: actors,
  },
  checkRuntimeEnvironment: {
    call: async world => ({ params: { id: (await addRuntime(world)).id } }),
    may: ['ada'],
    sees: actors,
  },
  listRuntimeHealthEvents: {
    call: async world => ({
      params: { id: (await addRuntime(world)).id },
      query: { since: '2026-01-01T00:00:00Z' },
    }),
    may: readers,
    sees: actors,
  },
  listRuntimeGroups: {
    call: () => ({ query: { limit: '2' } }),
    may: actors,
    sees: actors,
  },
  createRuntimeGroup: {
    call: () => ({
      json: {
        name: uniqueName(),
        title: 'A',
        is_default: false,
        orchestration_strategy: 'replicate',
        concurrency_limit: 3,
        environments: [aRuntime()],
      },
    }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({
      json: {
        name: (await addGroup(world)).name,
        environments: [aRuntime()],
      },
    }),
  },
  getRuntimeGroup: {
    call: async world => ({ params: { id: (await addGroup(world)).id } }),
    may: actors,
    sees: actors,
  },
  updateRuntimeGroup: {
    call: async world => ({
      params: { id: (await addGroup(world)).id },
      json: { title: 'Another', concurrency_limit: 2 },
    }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({
      params: { id: await configuredGroup(world) },
      json: { title: 'Another' },
    }),
  },
  deleteRuntimeGroup: {
    call: async world => ({ params: { id: (await addGroup(world)).id } }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({ params: { id: await configuredGroup(world) } }),
  },
};

import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { waitFor } from '../waitFor';
import { previewBody } from '../useTestApi';
import { actors, without, type Actor } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

/** Who may read a namespace of tenant A. */
export const readers: readonly Actor[] = [
  'ada',
  'vic',
  'ben',
  'amy',
  'dan',
  'val',
];
/** Who may change it. */
export const writers: readonly Actor[] = ['ada', 'amy', 'dan'];
const removers: readonly Actor[] = ['ada', 'amy'];

const rules = { template: '{team}-{project}-{env}' };

/** Namespaces, their rules, and identity groups. */
export const namespaceCases: OperationCases = {
  listNamespaces: { call: () => ({}), may: actors, sees: [] },
  createNamespace: {
    call: world => ({ json: bodyOf(world) }),
    may: ['ada'],
    sees: without(actors, 'ada'),
    conflict: async world => {
      const json = bodyOf(world);
      await world.make('createNamespace', { json });
      return { json };
    },
  },
  previewNamespaceName: {
    call: world => {
      const { name_components } = bodyOf(world);
      return { json: { name_components } };
    },
    may: ['ada'],
    sees: without(actors, 'ada'),
  },
  getNamespace: { call: namespace, may: readers, sees: [] },
  getNamespaceStatus: { call: namespace, may: readers, sees: [] },
  listNamespaceEvents: { call: namespace, may: readers, sees: [] },
  updateNamespace: {
    call: async world => ({
      ...(await namespace(world)),
      json: { metadata: { note: world.unique() } },
    }),
    may: writers,
    sees: without(readers, ...writers),
    conflict: async world => ({
      ...(await goneNamespace(world)),
      json: { metadata: {} },
    }),
  },
  reconcileNamespace: {
    call: namespace,
    may: writers,
    sees: without(readers, ...writers),
    conflict: goneNamespace,
  },
  deleteNamespace: {
    call: namespace,
    may: removers,
    sees: without(readers, ...removers),
    conflict: namespaceOfEnvironment,
  },
  getNamespaceRules: { call: () => ({}), may: actors, sees: [] },
  setNamespaceRules: {
    call: () => ({ json: rules }),
    may: ['ada'],
    sees: without(actors, 'ada'),
  },
  listIdentityGroups: {
    call: () => ({}),
    may: ['ada'],
    sees: without(actors, 'ada'),
  },
  refreshIdentityGroup: {
    call: async world => {
      const identifier = world.unique();
      await world.make('createNamespace', {
        json: {
          ...bodyOf(world),
          members: [{ identifier, type: 'identity_group', role: 'read' }],
        },
      });
      return { json: { identifier } };
    },
    may: ['ada'],
    sees: without(actors, 'ada'),
    names: ['identifier'],
  },
};

function bodyOf(world: TenantWorld, team = world.unique()) {
  return {
    name_components: { team, project: 'api', env: 'dev' },
    members: [
      { identifier: 'user:default/amy', type: 'user', role: 'read_write' },
      { identifier: 'user:default/dan', type: 'user', role: 'write' },
      { identifier: 'user:default/val', type: 'user', role: 'read' },
    ],
  };
}

/** A namespace that some of tenant A have roles in. */
export async function namespace(world: TenantWorld, team?: string) {
  const { id } = await world.make('createNamespace', {
    json: bodyOf(world, team),
  });
  return { params: { id } };
}

async function goneNamespace(world: TenantWorld) {
  const call = await namespace(world);
  await world.make('deleteNamespace', call);
  return call;
}

async function namespaceOfEnvironment(world: TenantWorld) {
  const { id } = await world.make<EnvironmentRequest>(
    'createEnvironmentRequest',
    { json: previewBody },
    'ana',
  );
  await waitFor(
    () => world.send('ada', 'getNamespace', { params: { id } }),
    ({ status }) => status === 200,
  );
  return { params: { id } };
}

import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import { actors, without, type Actor } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

/** Whoever has a role everywhere; a service account has one by that in its tenant, and its people have none. */
const readers: readonly Actor[] = [
  'ada',
  'vic',
  'ben',
  'pat',
  'sam',
  'ana',
  'tom',
  'rui',
  'sid',
];
const withoutRole = without(actors, ...readers);
/** Those of them who may read tenant A. */
const readersOfA = without(readers, 'ana', 'tom', 'rui', 'sid');

let count = 0;

const aSpec = {
  title: 'Workshop',
  description: 'For an afternoon',
  ttl_hours_default: 4,
  ttl_hours_max: 48,
  extension_hours_max: 4,
  lifetime_hours_max: 96,
  extension_beyond: true,
  suspend_hours: 12,
  quota: { cpu: '2', memory: '4Gi', storage: '20Gi', pods: 20 },
  policy_packs: ['restricted-pods'],
  checks: { 'images-are-from-registries': 'warn' },
  monthly_cost: { base_usd: 10, per_cpu_usd: 5 },
  regions: ['us-east-1'],
  runtime_group: 'default',
  name_template: '{team}-{app}-{id}',
  entitlement: 'log-search',
  parameters_schema: {
    type: 'object',
    properties: { seats: { type: 'integer', minimum: 1, default: 10 } },
  },
  approval: {
    mode: 'required',
    required_approvals: 2,
    approvers: ['group:default/platform-approvers'],
    allow_unplanned: false,
    timeout_hours: 72,
    reminder_hours: 24,
    escalation: { after_hours: 48, approvers: ['user:default/ada'] },
  },
};

/** A class of another name each time; nothing of a tenant's, so that it may be told to strangers. */
function aClass() {
  count += 1;
  return { name: `class-${count}`, ...aSpec };
}

async function addClass(world: TenantWorld): Promise<EnvironmentClass> {
  return world.make<EnvironmentClass>('createEnvironmentClass', {
    json: aClass(),
  });
}

/** Environment classes and policy packs. */
export const classCases: OperationCases = {
  listEnvironmentClasses: {
    call: ({ a }) => ({ query: { limit: '1', tenant_id: a.id } }),
    may: readersOfA,
    sees: withoutRole,
  },
  createEnvironmentClass: {
    call: () => ({ json: aClass() }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({
      json: { ...aClass(), name: (await addClass(world)).name },
    }),
  },
  getEnvironmentClass: {
    call: async world => ({
      params: { name: (await addClass(world)).name },
      query: { tenant_id: world.a.id, version: '1' },
    }),
    may: readersOfA,
    sees: withoutRole,
    names: ['name', 'tenant_id'],
  },
  updateEnvironmentClass: {
    call: async world => ({
      params: { name: (await addClass(world)).name },
      json: { ...aSpec, version: 1, title: 'Longer workshop' },
    }),
    may: ['ada'],
    sees: actors,
    conflict: async world => ({
      params: { name: (await addClass(world)).name },
      json: { ...aSpec, version: 2 },
    }),
    names: ['name'],
  },
  deleteEnvironmentClass: {
    call: async world => ({ params: { name: (await addClass(world)).name } }),
    may: ['ada'],
    sees: actors,
    conflict: () => ({ params: { name: 'preview' } }),
    names: ['name'],
  },
  listEnvironmentClassVersions: {
    call: async world => ({
      params: { name: (await addClass(world)).name },
      query: { limit: '2' },
    }),
    may: readers,
    sees: withoutRole,
    names: ['name'],
  },
  listPolicyPacks: {
    call: () => ({ query: { limit: '2' } }),
    may: readers,
    sees: withoutRole,
  },
};

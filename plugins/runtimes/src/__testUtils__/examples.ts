import type {
  Action,
  EnvironmentEvent,
  IdentityGroup,
  Namespace,
  NamespaceRules,
  QueueCounts,
  QueueItem,
  QueueSummary,
  RuntimeEnvironment,
  RuntimeGroup,
  RuntimeHealthEvent,
  RuntimeType,
  Target,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';

const allowed: Action = { allowed: true };

/** Counts of which all are 0 but those given. */
export function exampleCounts(counts: Partial<QueueCounts> = {}): QueueCounts {
  return {
    due: 0,
    running: 0,
    held: 0,
    waiting: 0,
    dead: 0,
    resting: 0,
    ...counts,
  };
}

/** A cluster that is well and may be changed. */
export function exampleRuntime(
  overrides: Partial<RuntimeEnvironment> = {},
): RuntimeEnvironment {
  return {
    id: exampleId(1),
    name: 'cluster-eu',
    title: 'Cluster EU',
    type: 'kubernetes',
    source: 'api',
    health_status: 'healthy',
    health_message: 'The API server answers in 12 ms.',
    health_checked_at: hoursFromNow(-0.005),
    health_changed_at: hoursFromNow(-30),
    maintenance: false,
    removing: false,
    groups: [{ id: exampleId(11), name: 'production' }],
    load: exampleCounts({ running: 2, due: 1, resting: 61 }),
    created_at: hoursFromNow(-900),
    updated_at: hoursFromNow(-30),
    actions: { update: allowed, maintain: allowed, delete: allowed },
    ...overrides,
  };
}

/** The Git repository of the configuration. */
export function exampleConfiguredRuntime(
  overrides: Partial<RuntimeEnvironment> = {},
): RuntimeEnvironment {
  const owned: Action = {
    allowed: false,
    reason: 'The configuration owns it; change it there.',
  };
  return exampleRuntime({
    id: exampleId(2),
    name: 'gitops',
    title: 'Git repository',
    type: 'gitops',
    source: 'config',
    health_message: '',
    groups: [{ id: exampleId(12), name: 'default' }],
    load: exampleCounts({ resting: 14 }),
    concurrency: 4,
    actions: { update: owned, maintain: allowed, delete: owned },
    ...overrides,
  });
}

/** Changes of health within a day, newest first, and one from before. */
export function exampleHealthEvents(): RuntimeHealthEvent[] {
  return [
    {
      id: 4,
      status: 'healthy',
      message: 'The API server answers again.',
      created_at: hoursFromNow(-2),
    },
    {
      id: 3,
      status: 'unavailable',
      message: 'The connection was refused.',
      created_at: hoursFromNow(-3),
    },
    {
      id: 2,
      status: 'degraded',
      message: 'Answers take 4 s.',
      created_at: hoursFromNow(-5),
    },
    { id: 1, status: 'healthy', message: '', created_at: hoursFromNow(-70) },
  ];
}

/** Types of which one has every kind of setting. */
export const exampleTypes: RuntimeType[] = [
  {
    type: 'gitops',
    connection_schema: {
      type: 'object',
      required: ['url'],
      properties: {
        url: { type: 'string', description: 'The repository' },
        branch: { type: 'string', default: 'main' },
        mode: {
          type: 'string',
          enum: ['direct', 'pull_request'],
          default: 'direct',
        },
        pollInterval: { type: 'number' },
        auth: {
          type: 'object',
          properties: {
            username: { type: 'string' },
            token: { type: 'string', description: 'Token for https' },
            privateKey: { type: 'string' },
          },
        },
        destinations: {
          type: 'object',
          additionalProperties: { type: 'object' },
        },
      },
    },
  },
  {
    type: 'kubernetes',
    connection_schema: {
      type: 'object',
      properties: {
        kubeconfig: { type: 'string' },
        server: { type: 'string' },
        token: { type: 'string' },
        in_cluster: { type: 'boolean', const: true },
      },
    },
  },
];

/** A group of two, of which one comes first. */
export function exampleGroup(
  overrides: Partial<RuntimeGroup> = {},
): RuntimeGroup {
  return {
    id: exampleId(11),
    name: 'production',
    title: 'Production',
    is_default: false,
    orchestration_strategy: 'canary',
    canary_environment_id: exampleId(1),
    concurrency_limit: 4,
    source: 'api',
    environments: [
      {
        id: exampleId(1),
        name: 'cluster-eu',
        title: 'Cluster EU',
        type: 'kubernetes',
        health_status: 'healthy',
      },
      {
        id: exampleId(3),
        name: 'cluster-us',
        title: 'Cluster US',
        type: 'kubernetes',
        health_status: 'maintenance',
      },
    ],
    namespace_count: 12,
    classes: ['production'],
    created_at: hoursFromNow(-800),
    updated_at: hoursFromNow(-80),
    actions: {
      update: allowed,
      delete: {
        allowed: false,
        reason: '12 namespaces and the class production use it.',
      },
    },
    ...overrides,
  };
}

/** The default group, of the configuration. */
export function exampleDefaultGroup(
  overrides: Partial<RuntimeGroup> = {},
): RuntimeGroup {
  const owned: Action = {
    allowed: false,
    reason: 'The configuration owns it; change it there.',
  };
  return exampleGroup({
    id: exampleId(12),
    name: 'default',
    title: 'Default',
    is_default: true,
    orchestration_strategy: 'replicate',
    canary_environment_id: undefined,
    concurrency_limit: undefined,
    source: 'config',
    environments: [
      {
        id: exampleId(2),
        name: 'gitops',
        title: 'Git repository',
        type: 'gitops',
        health_status: 'healthy',
      },
    ],
    namespace_count: 3,
    classes: ['preview', 'dev-sandbox'],
    actions: { update: owned, delete: owned },
    ...overrides,
  });
}

/** Work that gave up. */
export function exampleWork(overrides: Partial<QueueItem> = {}): QueueItem {
  return {
    id: exampleId(31),
    namespace_id: exampleId(41),
    name: 'payments-ledger-dev',
    runtime: 'cluster-eu',
    title: 'Cluster EU',
    state: 'dead',
    status: 'failed',
    desired_state: 'present',
    message: 'It gave up.',
    attempt: 8,
    generation: 2,
    observed_generation: 1,
    last_error: 'admission webhook "policy" denied the request',
    updated_at: hoursFromNow(-1),
    ...overrides,
  };
}

/** How much work stands where. */
export function exampleSummary(): QueueSummary {
  return {
    total: exampleCounts({ running: 2, due: 1, held: 5, dead: 1, resting: 75 }),
    runtimes: [
      {
        runtime: 'cluster-eu',
        title: 'Cluster EU',
        counts: exampleCounts({ running: 2, due: 1, dead: 1, resting: 61 }),
      },
      {
        runtime: 'cluster-us',
        title: 'Cluster US',
        counts: exampleCounts({ held: 5 }),
        held_reason: 'It is in maintenance: control plane upgrade',
      },
      {
        runtime: 'gitops',
        title: 'Git repository',
        counts: exampleCounts({ resting: 14 }),
      },
    ],
  };
}

/** A target that is as it should be. */
export function exampleTarget(overrides: Partial<Target> = {}): Target {
  return {
    id: exampleId(51),
    runtime: 'cluster-eu',
    runtime_type: 'kubernetes',
    title: 'Cluster EU',
    status: 'ready',
    message: 'Everything is as agreed.',
    generation: 1,
    observed_generation: 1,
    drift_status: 'in_sync',
    drift: [],
    resources: ['Namespace', 'ResourceQuota', 'NetworkPolicy'].map(kind => ({
      id: `${kind}/payments-ledger-dev`,
      kind,
      name: 'payments-ledger-dev',
      location: 'payments-ledger-dev',
      state: 'in_sync' as const,
      fields: [],
    })),
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'Applied',
        message: 'Everything has been applied.',
        last_transition_time: hoursFromNow(-6),
      },
    ],
    links: [],
    attempt: 0,
    observed_at: hoursFromNow(-0.02),
    updated_at: hoursFromNow(-6),
    ...overrides,
  };
}

/** A target of which somebody changed a field. */
export function exampleDriftedTarget(overrides: Partial<Target> = {}): Target {
  const target = exampleTarget();
  const changed = {
    ...target.resources[1],
    state: 'changed' as const,
    fields: [
      {
        path: 'spec.hard.pods',
        desired: '"20"',
        live: '"200"',
        changed_by: 'kubectl-edit',
      },
    ],
  };
  return {
    ...target,
    id: exampleId(52),
    runtime: 'cluster-us',
    title: 'Cluster US',
    drift_status: 'drifted',
    message: '1 field of ResourceQuota is not as agreed.',
    drift: [changed],
    resources: [target.resources[0], changed, target.resources[2]],
    ...overrides,
  };
}

/** A namespace on two targets. */
export function exampleNamespace(
  overrides: Partial<Namespace> = {},
): Namespace {
  return {
    id: exampleId(41),
    composite_name: 'payments-ledger-dev',
    name_components: { team: 'payments', project: 'ledger', env: 'dev' },
    metadata: { 'cost-center': 'c-104', contact: 'payments@example.com' },
    status: 'active',
    status_message: '',
    drift_status: 'in_sync',
    group_id: exampleId(11),
    created_by: 'user:default/ana',
    created_at: hoursFromNow(-90),
    updated_at: hoursFromNow(-6),
    members: [
      {
        id: exampleId(61),
        identifier: 'user:default/ana',
        type: 'user',
        role: 'read_write',
      },
      {
        id: exampleId(62),
        identifier: 'group:default/team-data',
        type: 'identity_group',
        role: 'read',
        warning: 'The group has no members now.',
      },
    ],
    targets: [
      exampleTarget(),
      exampleTarget({
        id: exampleId(52),
        runtime: 'cluster-us',
        title: 'Cluster US',
      }),
    ],
    actions: { update: allowed, reconcile: allowed, delete: allowed },
    ...overrides,
  };
}

/** Rules with a part that has values, and one key that is needed. */
export function exampleRules(
  overrides: Partial<NamespaceRules> = {},
): NamespaceRules {
  return {
    template: '{team}-{project}-{env}',
    segments: {
      env: {
        required: true,
        values: ['dev', 'staging', 'prod'],
        description: 'What it is for.',
      },
    },
    metadata: {
      'cost-center': {
        required: true,
        pattern: 'c-[0-9]{3}',
        description: 'Who pays for it, as c-104.',
      },
    },
    source: 'api',
    updated_at: hoursFromNow(-200),
    ...overrides,
  };
}

/** What happened to a namespace. */
export function exampleNamespaceEvents(): EnvironmentEvent[] {
  return [
    {
      id: 3,
      action: 'namespace.active',
      actor_id: 'system',
      actor_type: 'system',
      message: 'Ready on every target',
      metadata: {},
      created_at: hoursFromNow(-89.9),
    },
    {
      id: 2,
      action: 'namespace.target-ready',
      target_id: exampleTarget().id,
      actor_id: 'system',
      actor_type: 'system',
      message: 'Ready on Cluster EU',
      metadata: {},
      created_at: hoursFromNow(-89.9),
    },
    {
      id: 1,
      action: 'namespace.created',
      actor_id: 'user:default/ana',
      actor_type: 'user',
      message: 'created the namespace',
      metadata: {},
      created_at: hoursFromNow(-90),
    },
  ];
}

/** A group of which the last known members are served. */
export function exampleIdentityGroup(
  overrides: Partial<IdentityGroup> = {},
): IdentityGroup {
  return {
    identifier: 'group:default/team-payments',
    member_count: 7,
    resolved_at: hoursFromNow(-0.5),
    stale: false,
    ...overrides,
  };
}

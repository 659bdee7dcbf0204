import type {
  DriftEvent,
  IdentityGroup,
  Namespace,
  QueueItem,
  RuntimeEnvironment,
  RuntimeGroup,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
  type Scenario,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleConfiguredRuntime,
  exampleCounts,
  exampleDefaultGroup,
  exampleDriftedTarget,
  exampleGroup,
  exampleIdentityGroup,
  exampleNamespace,
  exampleRuntime,
  exampleTarget,
  exampleWork,
} from '../src/__testUtils__/examples';

/** Everything that the fake knows. */
export type World = {
  runtimes: RuntimeEnvironment[];
  groups: RuntimeGroup[];
  namespaces: Namespace[];
  work: QueueItem[];
  identityGroups: IdentityGroup[];
  driftEvents: DriftEvent[];
};

/** A world in which something is in every state, or nothing is anywhere. */
export function exampleWorld(scenario: Scenario): World {
  if (scenario === 'empty') {
    return {
      runtimes: [],
      groups: [],
      namespaces: [],
      work: [],
      identityGroups: [],
      driftEvents: [],
    };
  }
  const world = {
    runtimes: runtimes(),
    groups: [exampleDefaultGroup(), exampleGroup()],
    namespaces: namespaces(),
    work: work(),
    identityGroups: identityGroups(),
    driftEvents: driftEvents(),
  };
  return scenario === 'viewer' ? refused(world) : world;
}

function runtimes(): RuntimeEnvironment[] {
  return [
    exampleRuntime(),
    exampleRuntime({
      id: exampleId(3),
      name: 'cluster-us',
      title: 'Cluster US',
      health_status: 'maintenance',
      health_message: '',
      maintenance: true,
      maintenance_reason: 'control plane upgrade to 1.34',
      maintenance_since: hoursFromNow(-1.2),
      load: exampleCounts({ held: 5, resting: 40 }),
    }),
    exampleRuntime({
      id: exampleId(4),
      name: 'foundry',
      title: 'Cloud Foundry',
      type: 'cloudfoundry',
      health_status: 'unavailable',
      health_message: 'The connection was refused: 10.0.4.2:443.',
      health_changed_at: hoursFromNow(-0.3),
      paused_until: hoursFromNow(0.02),
      groups: [],
      load: exampleCounts({ held: 3, waiting: 2, dead: 1, resting: 8 }),
    }),
    exampleConfiguredRuntime(),
    exampleRuntime({
      id: exampleId(5),
      name: 'cluster-lab-with-a-name-that-is-longer-than-most',
      title: 'Laboratory cluster of the platform team in the second building',
      health_status: 'degraded',
      health_message: 'Answers take 4 s.',
      removing: true,
      load: exampleCounts({ running: 1, resting: 1 }),
    }),
  ];
}

function namespaces(): Namespace[] {
  const few = [
    exampleNamespace({
      drift_status: 'drifted',
      targets: [
        exampleTarget({ accepted: 1 }),
        exampleDriftedTarget(),
        exampleTarget({
          id: exampleId(53),
          runtime: 'foundry',
          runtime_type: 'cloudfoundry',
          title: 'Cloud Foundry',
          status: 'held',
          message: 'Waiting for Cloud Foundry to be well.',
          held_reason: 'Cloud Foundry does not answer.',
          resources: [],
          conditions: [],
          drift_status: 'unknown',
          observed_generation: undefined,
        }),
        exampleTarget({
          id: exampleId(54),
          runtime: 'gitops',
          runtime_type: 'gitops',
          title: 'Git repository',
          status: 'failed',
          message: 'The branch refused the commit.',
          attempt: 8,
          last_error: 'remote: error: GH006: Protected branch update failed',
          drift_status: 'unknown',
        }),
      ],
    }),
    exampleNamespace({
      id: exampleId(42),
      composite_name: 'payments-checkout-prod',
      status: 'provisioning',
      drift_status: 'unknown',
      targets: [
        exampleTarget({
          status: 'in_progress',
          message: 'Applying 6 resources.',
        }),
        exampleTarget({
          id: exampleId(55),
          title: 'Cluster US',
          runtime: 'cluster-us',
          status: 'waiting',
          message: 'Follows when Cluster EU is ready.',
          resources: [],
        }),
      ],
    }),
    exampleNamespace({
      id: exampleId(43),
      composite_name: 'billing-api-preview-0061',
      environment_request_id: exampleId(71),
      group_id: exampleId(12),
      status: 'held',
      status_message: 'Git repository is in maintenance.',
      actions: {
        update: { allowed: true },
        reconcile: { allowed: true },
        delete: {
          allowed: false,
          reason: 'It is removed with its environment.',
        },
      },
    }),
    exampleNamespace({
      id: exampleId(44),
      composite_name: 'search-indexer-staging',
      status: 'failed',
      status_message: 'Cluster EU: the quota of the cluster is used up.',
    }),
    exampleNamespace({
      id: exampleId(45),
      composite_name: 'data-lake-dev',
      status: 'deleting',
      drift_status: 'unknown',
    }),
  ];
  const many = Array.from({ length: 38 }, (_, index) =>
    exampleNamespace({
      id: exampleId(400 + index),
      composite_name: `payments-service-${String(index).padStart(2, '0')}-dev`,
      created_at: hoursFromNow(-100 - index),
    }),
  );
  return [...few, ...many];
}

function work(): QueueItem[] {
  return [
    exampleWork({
      id: exampleId(32),
      state: 'running',
      status: 'in_progress',
      name: 'payments-checkout-prod',
      attempt: 0,
      message: 'Applying 6 resources.',
      claimed_by: 'backend-7f9c/18',
      claimed_at: hoursFromNow(-0.002),
      lease_until: hoursFromNow(0.01),
    }),
    exampleWork({
      id: exampleId(33),
      state: 'due',
      status: 'pending',
      name: 'data-lake-dev',
      desired_state: 'absent',
      attempt: 0,
      message: 'To be removed.',
      next_reconcile_at: hoursFromNow(-0.001),
    }),
    exampleWork({
      id: exampleId(34),
      state: 'held',
      status: 'pending',
      runtime: 'cluster-us',
      title: 'Cluster US',
      attempt: 0,
      held_reason: 'It is in maintenance: control plane upgrade to 1.34',
      next_reconcile_at: hoursFromNow(-0.5),
    }),
    exampleWork({
      id: exampleId(35),
      state: 'waiting',
      status: 'in_progress',
      name: 'search-indexer-staging',
      attempt: 3,
      last_error: 'exceeded quota: platform, requested pods=20',
      next_reconcile_at: hoursFromNow(0.03),
    }),
    exampleWork(),
    ...Array.from({ length: 30 }, (_, index) =>
      exampleWork({
        id: exampleId(300 + index),
        state: 'resting',
        status: 'ready',
        name: `payments-service-${String(index).padStart(2, '0')}-dev`,
        attempt: 0,
        last_error: undefined,
        message: 'Everything is as agreed.',
        next_reconcile_at: hoursFromNow(0.1 + index / 100),
      }),
    ),
  ];
}

function identityGroups(): IdentityGroup[] {
  return [
    exampleIdentityGroup(),
    exampleIdentityGroup({
      identifier: 'group:default/team-data',
      member_count: 0,
    }),
    exampleIdentityGroup({
      identifier: 'cn=sre,ou=groups,dc=example,dc=com',
      member_count: 12,
      stale: true,
      resolved_at: hoursFromNow(-26),
      message: 'The directory does not answer.',
    }),
  ];
}

function driftEvents(): DriftEvent[] {
  return [
    {
      id: 3,
      kind: 'drifted',
      message: '1 field of ResourceQuota was changed.',
      resources: exampleDriftedTarget().drift,
      created_at: hoursFromNow(-0.1),
    },
    {
      id: 2,
      kind: 'reverted',
      message: 'reverted the drift',
      actor: 'user:default/ana',
      resources: [],
      created_at: hoursFromNow(-40),
    },
    {
      id: 1,
      kind: 'drifted',
      message: '1 field of ResourceQuota was changed.',
      resources: exampleDriftedTarget().drift,
      created_at: hoursFromNow(-41),
    },
  ];
}

/** Everything stays as it is for somebody who may only look. */
function refused(world: World): World {
  const no = { allowed: false, reason: 'You may only look.' };
  return {
    ...world,
    runtimes: world.runtimes.map(runtime => ({
      ...runtime,
      actions: { update: no, maintain: no, delete: no },
    })),
    groups: world.groups.map(group => ({
      ...group,
      actions: { update: no, delete: no },
    })),
    namespaces: world.namespaces.map(namespace => ({
      ...namespace,
      actions: { update: no, reconcile: no, delete: no },
    })),
  };
}

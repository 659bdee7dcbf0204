import type {
  Actions,
  EnvironmentEvent,
  EnvironmentRequest,
  Plan,
  PlannedResource,
  ProductRequest,
  Target,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { exampleCost, examplePolicyResults } from './exampleApprovals';
import { exampleClasses } from './exampleClasses';

/** What may be done with an environment that is ready, with what is given laid over. */
export function exampleActions(overrides: Partial<Actions> = {}): Actions {
  const notPending = {
    allowed: false,
    reason: 'It does not wait for a decision',
  };
  return {
    approve: notPending,
    reject: overrides.approve ?? notPending,
    edit: notPending,
    cancel: notPending,
    decide_extension: {
      allowed: false,
      reason: 'No extension waits for a decision',
    },
    reconcile: { allowed: true },
    extend: { allowed: true },
    delete: { allowed: true },
    ...overrides,
  };
}

/** An environment that is ready and in sync, with what is given laid over. */
export function exampleRequest(
  overrides: Partial<EnvironmentRequest> = {},
): EnvironmentRequest {
  const id = overrides.id ?? exampleId(1);
  const app = overrides.app ?? 'payments-api';
  const className = overrides.class ?? 'preview';
  const environmentClass =
    exampleClasses.find(({ name }) => name === className) ?? exampleClasses[0];
  return {
    id,
    name: `${app}-${className}-${id.slice(-4)}`,
    app,
    team: 'payments',
    class: className,
    region: 'us-east-1',
    ttl_hours: environmentClass.ttl_hours_default,
    owner: 'group:default/team-payments',
    repository: `https://github.com/example/${app}`,
    revision: 'main',
    component_ref: `component:default/${app}`,
    status: 'ready',
    status_message: '',
    plan_digest: `sha256:${'a1'.repeat(32)}`,
    cluster_status: 'synced',
    drift_status: 'in_sync',
    drift_summary: '',
    quota_profile: environmentClass.quota_profile,
    quota: environmentClass.quota,
    policy_packs: environmentClass.policy_packs,
    estimated_monthly_cost_usd: environmentClass.estimated_monthly_cost_usd,
    requested_by: 'user:default/ana',
    approval_required: environmentClass.approval_required,
    class_version: environmentClass.version,
    class_version_current: environmentClass.version,
    plan_revision: 1,
    approval: {
      required: environmentClass.approval.required_approvals ?? 0,
      given: 0,
    },
    created_at: hoursFromNow(-7),
    updated_at: hoursFromNow(-6),
    ready_at: hoursFromNow(-6),
    expires_at: hoursFromNow(environmentClass.ttl_hours_default - 6),
    actions: exampleActions(),
    ...overrides,
  };
}

/** A request that waits for the caller's decision. */
export function examplePendingRequest(
  overrides: Partial<EnvironmentRequest> = {},
): EnvironmentRequest {
  return exampleRequest({
    id: exampleId(2),
    app: 'billing-api',
    class: 'production',
    team: 'payments',
    status: 'pending_approval',
    cluster_status: 'unknown',
    drift_status: 'unknown',
    created_at: hoursFromNow(-2),
    updated_at: hoursFromNow(-2),
    ready_at: undefined,
    expires_at: undefined,
    note: 'For the launch on Thursday.',
    actions: exampleActions({
      approve: { allowed: true },
      edit: { allowed: true },
      cancel: { allowed: true },
      reconcile: {
        allowed: false,
        reason: 'There is nothing to reconcile in this state',
      },
      extend: { allowed: false, reason: 'Its time begins when it is ready' },
    }),
    targets: [],
    votes: [],
    ...overrides,
  });
}

const KINDS = [
  ['Namespace', 'namespace.yaml'],
  ['ResourceQuota', 'resourcequota.yaml'],
  ['LimitRange', 'limitrange.yaml'],
  ['NetworkPolicy', 'networkpolicy.yaml'],
  ['ConfigMap', 'policypack.yaml'],
  ['Application', 'argocd-application.yaml'],
] as const;

/** What an adapter would write for a request. */
export function exampleResources(
  request: Pick<EnvironmentRequest, 'name' | 'region' | 'team' | 'app' | 'id'>,
): PlannedResource[] {
  return KINDS.map(([kind, file]) => ({
    id: file,
    kind,
    name: request.name,
    location: `clusters/${request.region}/teams/${request.team}/${request.app}/${request.id}/${file}`,
    content: [
      `apiVersion: ${kind === 'Application' ? 'argoproj.io/v1alpha1' : 'v1'}`,
      `kind: ${kind}`,
      'metadata:',
      `  name: ${request.name}`,
      '  labels:',
      `    groundwork.dev/app: ${request.app}`,
      `    groundwork.dev/team: ${request.team}`,
      ...(kind === 'ResourceQuota'
        ? ['spec:', '  hard:', '    pods: "20"', '    limits.cpu: "2"']
        : []),
      '',
    ].join('\n'),
  }));
}

/** A target on which everything is as it should be. */
export function exampleTarget(
  request: EnvironmentRequest,
  overrides: Partial<Target> = {},
): Target {
  return {
    id: exampleId(900),
    runtime: 'gitops',
    runtime_type: 'gitops',
    title: 'Git repository',
    status: 'ready',
    message: 'Everything is as agreed.',
    generation: 1,
    observed_generation: 1,
    drift_status: 'in_sync',
    drift: [],
    resources: exampleResources(request).map(
      ({ content: _content, ...resource }) => ({
        ...resource,
        state: 'in_sync' as const,
        fields: [],
      }),
    ),
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'Applied',
        message: 'Written in commit 4f2a91c.',
        last_transition_time: hoursFromNow(-6),
      },
    ],
    links: [
      {
        title: 'Commit',
        kind: 'commit',
        reference: '4f2a91c07b1d4e5a8c3f9d2e6b7a8c9d0e1f2a3b',
      },
    ],
    attempt: 0,
    observed_at: hoursFromNow(-0.05),
    updated_at: hoursFromNow(-6),
    ...overrides,
  };
}

/** A target on which somebody changed a field by hand. */
export function exampleDriftedTarget(request: EnvironmentRequest): Target {
  const target = exampleTarget(request);
  const drift = target.resources
    .filter(resource => resource.kind === 'ResourceQuota')
    .map(resource => ({
      ...resource,
      state: 'changed' as const,
      fields: [
        {
          path: 'spec.hard.pods',
          desired: '"20"',
          live: '"200"',
          changed_by: 'Vic Tanaka',
        },
      ],
    }));
  return {
    ...target,
    drift_status: 'drifted',
    message: '1 field of ResourceQuota is not as agreed.',
    drift,
    resources: target.resources.map(
      resource => drift.find(({ id }) => id === resource.id) ?? resource,
    ),
  };
}

/** The plan of a request. */
export function examplePlan(
  request: EnvironmentRequest = examplePendingRequest(),
  overrides: Partial<Plan> = {},
): Plan {
  const resources = exampleResources(request);
  return {
    digest: request.plan_digest,
    name: request.name,
    class: request.class,
    class_version: request.class_version,
    revision: request.plan_revision,
    policy_results: examplePolicyResults,
    cost: exampleCost(request.estimated_monthly_cost_usd),
    estimated_monthly_cost_usd: request.estimated_monthly_cost_usd,
    ttl_hours: request.ttl_hours,
    approval_required: request.approval_required,
    created_at: request.created_at,
    targets: [
      {
        runtime: 'gitops',
        runtime_type: 'gitops',
        title: 'Git repository',
        available: true,
        message: '',
        digest: request.plan_digest,
        resources,
        changes: resources.map(({ id, content }) => ({
          resource_id: id,
          action: 'create' as const,
          after: content,
        })),
      },
    ],
    ...overrides,
  };
}

/** What happened to an environment, newest first. */
export function exampleEvents(
  request: EnvironmentRequest = exampleRequest(),
): EnvironmentEvent[] {
  const { id: target } = exampleTarget(request);
  const event = (
    id: number,
    action: string,
    actor: string,
    message: string,
    hours: number,
    metadata: Record<string, string> = {},
    of?: string,
  ): EnvironmentEvent => ({
    id,
    action: `environment-request.${action}`,
    actor_id: actor,
    actor_type: actor === 'control-plane' ? 'system' : 'user',
    ...(of && { target_id: of }),
    message,
    metadata,
    created_at: hoursFromNow(hours),
  });
  return [
    event(
      4,
      'ready',
      'control-plane',
      'Ready on every target',
      -6,
      { commit: '4f2a91c07b1d4e5a8c3f9d2e6b7a8c9d0e1f2a3b' },
      target,
    ),
    event(
      3,
      'reconciling',
      'control-plane',
      'Provisioning started',
      -6.5,
      {},
      target,
    ),
    event(
      2,
      'approved',
      'control-plane',
      'Approved by itself: Preview is self-service',
      -7,
    ),
    event(
      1,
      'created',
      request.requested_by,
      `Requested Preview for ${request.app} in ${request.region}`,
      -7,
    ),
  ];
}

/** A tenant that environments can be requested for. */
export function exampleTenant(change: Partial<Tenant> = {}): Tenant {
  return {
    id: '00000000-0000-0000-0000-000000000001',
    slug: 'acme',
    name: 'Acme',
    status: 'active',
    kind: 'customer',
    plan: 'team',
    cancel_at_period_end: false,
    created_at: hoursFromNow(-1000),
    updated_at: hoursFromNow(-1000),
    ...change,
  };
}

/** A product that was asked for. */
export function exampleProductRequest(): ProductRequest {
  return {
    id: exampleId(800),
    tenant_id: exampleTenant().id,
    product: 'regulated-hosting',
    status: 'open',
    note: '',
    requested_by: 'user:default/ana',
    created_at: hoursFromNow(0),
  };
}

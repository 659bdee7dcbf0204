import type { ObservedResource } from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { Placement } from '../reconciler';

/** What should be, in tests that need one. */
export function aDesiredNamespace(
  change: Partial<DesiredNamespace> = {},
): DesiredNamespace {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    name: 'payments-api-preview-11111111',
    app: 'payments-api',
    team: 'team-payments',
    class: 'preview',
    region: 'us-east-1',
    owner: 'group:default/team-payments',
    repository: '',
    revision: '',
    requested_by: 'user:default/ana',
    quota: {
      cpu: '2',
      memory: '4Gi',
      storage: '20Gi',
      pods: 20,
      load_balancers: 0,
    },
    policy_packs: [],
    ...change,
  };
}

/** A placement that waits for its first pass. */
export function aPlacement(change: Partial<Placement> = {}): Placement {
  return {
    id: '22222222-2222-4222-8222-222222222222',
    namespace_id: '11111111-1111-4111-8111-111111111111',
    request_id: '11111111-1111-4111-8111-111111111111',
    runtime: 'memory',
    desired_state: 'present',
    desired: aDesiredNamespace(),
    status: 'pending',
    message: 'Waiting to start',
    generation: 1,
    observed_generation: undefined,
    drift_status: 'unknown',
    resources: [],
    conditions: [],
    links: [],
    attempt: 0,
    updated_at: '2026-01-31T12:00:00.000Z',
    ...change,
  };
}

/** One resource as an adapter saw it. */
export function anObservedResource(
  change: Partial<ObservedResource> = {},
): ObservedResource {
  return {
    id: 'namespace',
    kind: 'Namespace',
    name: 'payments-api-preview-11111111',
    location: 'namespace.yaml',
    state: 'in_sync',
    fields: [],
    ...change,
  };
}

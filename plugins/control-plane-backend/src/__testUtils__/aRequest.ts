import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';

/** A request of Ana's that waits for a decision. */
export function aRequest(
  change: Partial<EnvironmentRequest> = {},
): EnvironmentRequest {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    name: 'payments-api-production-11111111',
    app: 'payments-api',
    team: 'team-payments',
    class: 'production',
    region: 'us-east-1',
    ttl_hours: 720,
    owner: 'group:default/team-payments',
    repository: '',
    revision: '',
    status: 'pending_approval',
    status_message: '',
    plan_digest: `sha256:${'0'.repeat(64)}`,
    cluster_status: 'unknown',
    drift_status: 'unknown',
    drift_summary: '',
    quota_profile: 'small',
    quota: {
      cpu: '2',
      memory: '4Gi',
      storage: '20Gi',
      pods: 20,
      load_balancers: 0,
    },
    policy_packs: [],
    estimated_monthly_cost_usd: 310,
    requested_by: 'user:default/ana',
    approval_required: true,
    class_version: 1,
    plan_revision: 1,
    policy_warnings: 0,
    approval: { required: 1, given: 0 },
    links: [],
    created_at: '2026-01-31T12:00:00.000Z',
    updated_at: '2026-01-31T12:00:00.000Z',
    ...change,
  };
}

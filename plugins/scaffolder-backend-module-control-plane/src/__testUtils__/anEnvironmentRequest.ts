import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';

/** An environment request as the control plane answers with. */
export function anEnvironmentRequest(
  overrides: Partial<EnvironmentRequest> = {},
): EnvironmentRequest {
  return {
    id: '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01',
    name: 'payments-api-preview',
    app: 'payments-api',
    team: 'team-payments',
    class: 'preview',
    region: 'eu-central-1',
    ttl_hours: 24,
    owner: 'group:default/team-payments',
    repository: '',
    revision: '',
    status: 'queued',
    status_message: '',
    plan_digest: `sha256:${'0'.repeat(64)}`,
    cluster_status: 'pending',
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
    estimated_monthly_cost_usd: 40,
    requested_by: 'user:default/ana',
    approval_required: false,
    class_version: 1,
    plan_revision: 1,
    approval: { required: 0, given: 0 },
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...overrides,
  };
}

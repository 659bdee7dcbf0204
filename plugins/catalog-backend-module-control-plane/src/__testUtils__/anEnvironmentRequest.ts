import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';

/** An environment request with a number in its id and name, ready unless told otherwise. */
export function anEnvironmentRequest(
  number: number,
  overrides: Partial<EnvironmentRequest> = {},
): EnvironmentRequest {
  const digits = String(number).padStart(12, '0');
  const time = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString();
  return {
    id: `00000000-0000-4000-8000-${digits}`,
    name: `payments-api-preview-${number}`,
    app: 'payments-api',
    team: 'payments',
    class: 'preview',
    region: 'eu-central-1',
    ttl_hours: 24,
    owner: 'group:default/team-payments',
    repository: 'https://git.example.com/payments/api',
    revision: 'main',
    component_ref: 'component:default/payments-api',
    status: 'ready',
    status_message: '',
    plan_digest: `sha256:${'0'.repeat(64)}`,
    cluster_status: 'synced',
    drift_status: 'in_sync',
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
    created_at: time,
    updated_at: time,
    ready_at: time,
    expires_at: '2026-02-01T00:00:00.000Z',
    links: [
      {
        title: 'Commit',
        kind: 'commit',
        url: 'https://git.example.com/gitops/commit/abc',
        reference: 'abc',
      },
    ],
    ...overrides,
  };
}

import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';

/** A self-service class for previews, in its first version. */
export function aClass(
  change: Partial<EnvironmentClass> = {},
): EnvironmentClass {
  return {
    name: 'preview',
    version: 1,
    source: 'config',
    title: 'Preview',
    description: '',
    ttl_hours_default: 24,
    ttl_hours_max: 168,
    extension_hours_max: 24,
    lifetime_hours_max: 168,
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
    regions: ['us-east-1', 'eu-central-1'],
    runtimes: ['memory'],
    approval_required: false,
    suspend_hours: 0,
    monthly_cost: { base_usd: 40 },
    policies: {},
    checks: {},
    name_template: '{app}-{class}-{id}',
    approval: { mode: 'automatic' },
    created_at: '2026-01-31T12:00:00.000Z',
    ...change,
  };
}

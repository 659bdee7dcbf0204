import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { ClassSpec, EnvironmentClasses } from '../../classes';

/** What a class says: a day at first, a day more at once, three days in all, and nothing beyond that. */
export function aLeasePolicy(change: Partial<ClassSpec> = {}): ClassSpec {
  return {
    title: 'Preview',
    description: '',
    ttl_hours_default: 24,
    ttl_hours_max: 24,
    extension_hours_max: 24,
    lifetime_hours_max: 72,
    suspend_hours: 0,
    quota_profile: 'small',
    quota: {
      cpu: '2',
      memory: '4Gi',
      storage: '20Gi',
      pods: 20,
      load_balancers: 0,
    },
    policy_packs: [],
    policies: {},
    checks: {},
    estimated_monthly_cost_usd: 40,
    monthly_cost: { base_usd: 40 },
    regions: ['us-east-1'],
    name_template: '{app}-{class}-{id}',
    approval_required: false,
    approval: { mode: 'automatic' },
    ...change,
  };
}

/** Classes of which every environment has what the function says. */
export function classesWith(
  policyOf: (
    request: Pick<EnvironmentRequest, 'class' | 'class_version'>,
  ) => ClassSpec,
): Pick<EnvironmentClasses, 'readPoliciesOf'> {
  return { readPoliciesOf: async () => policyOf };
}

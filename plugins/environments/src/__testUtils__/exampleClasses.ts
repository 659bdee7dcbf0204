import type {
  EnvironmentClass,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import { hoursFromNow } from '@groundwork/plugin-control-plane-react/testUtils';

const smallQuota: Quota = {
  cpu: '2',
  memory: '4Gi',
  storage: '20Gi',
  pods: 20,
  load_balancers: 0,
};

/** An automatic class, with what is given laid over. */
export function exampleClass(
  overrides: Partial<EnvironmentClass> &
    Pick<EnvironmentClass, 'name' | 'title' | 'description'>,
): EnvironmentClass {
  return {
    version: 1,
    source: 'config',
    ttl_hours_default: 24,
    ttl_hours_max: 168,
    extension_hours_max: 24,
    lifetime_hours_max: 168,
    extension_beyond: false,
    suspend_hours: 0,
    quota_profile: 'small',
    quota: smallQuota,
    policy_packs: ['baseline'],
    policies: {},
    checks: {},
    estimated_monthly_cost_usd: 40,
    monthly_cost: { base_usd: 40 },
    regions: ['us-east-1'],
    runtimes: ['gitops'],
    name_template: '{app}-{class}-{id}',
    approval_required: false,
    approval: { mode: 'automatic' },
    created_at: hoursFromNow(-2000),
    ...overrides,
  };
}

/** The classes of the examples: two are automatic, one needs an approval, one needs two and asks for parameters. */
export const exampleClasses: EnvironmentClass[] = [
  exampleClass({
    name: 'preview',
    title: 'Preview',
    description: 'A short-lived place to try a change before it is merged.',
    regions: ['us-east-1', 'eu-central-1'],
  }),
  exampleClass({
    name: 'shared-staging',
    title: 'Shared staging',
    description: 'Where teams test together before a release.',
    ttl_hours_default: 168,
    ttl_hours_max: 720,
    extension_hours_max: 168,
    lifetime_hours_max: 720,
    extension_beyond: true,
    suspend_hours: 72,
    quota_profile: 'medium',
    quota: { ...smallQuota, cpu: '4', memory: '8Gi', storage: '50Gi' },
    policy_packs: ['baseline', 'internal-only'],
    estimated_monthly_cost_usd: 90,
  }),
  exampleClass({
    name: 'production',
    title: 'Production',
    description: 'Serves customers: guarded, backed up and watched.',
    version: 2,
    ttl_hours_default: 720,
    ttl_hours_max: 8760,
    extension_hours_max: 720,
    lifetime_hours_max: 8760,
    quota_profile: 'large',
    quota: {
      cpu: '16',
      memory: '32Gi',
      storage: '200Gi',
      pods: 100,
      load_balancers: 2,
    },
    policy_packs: ['baseline', 'restricted'],
    estimated_monthly_cost_usd: 310,
    regions: ['us-east-1', 'eu-central-1'],
    approval_required: true,
    approval: { mode: 'required', required_approvals: 1 },
  }),
  exampleClass({
    name: 'regulated',
    title: 'Regulated',
    description: 'For data under supervision: two people agree, and prove it.',
    ttl_hours_default: 168,
    ttl_hours_max: 720,
    extension_hours_max: 168,
    lifetime_hours_max: 720,
    extension_beyond: true,
    suspend_hours: 72,
    policy_packs: ['restricted'],
    estimated_monthly_cost_usd: 180,
    entitlement: 'regulated-hosting',
    approval_required: true,
    approval: {
      mode: 'required',
      required_approvals: 2,
      approvers: ['group:default/platform-approvers', 'component-owner'],
      timeout_hours: 72,
      escalation: {
        after_hours: 24,
        approvers: ['group:default/platform-leads'],
      },
    },
    parameters_schema: {
      type: 'object',
      required: ['data_class'],
      additionalProperties: false,
      properties: {
        data_class: {
          type: 'string',
          title: 'Data class',
          enum: ['internal', 'confidential'],
        },
        replicas: {
          type: 'integer',
          title: 'Replicas',
          minimum: 1,
          maximum: 5,
          default: 2,
        },
        backup: {
          type: 'boolean',
          title: 'Nightly backup',
          default: true,
        },
      },
    },
  }),
];

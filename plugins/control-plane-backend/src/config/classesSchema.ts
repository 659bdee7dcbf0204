import type {
  PolicyPack,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import { policyProblems } from '@groundwork/plugin-control-plane-node/manifests';
import { z } from 'zod';
import type { ClassDraft } from '../classes/ClassSpec';
import {
  builtInPolicyPacks,
  resolvePolicies,
  type PolicyPacks,
} from '../classes/policyPacks';
import { resolveSpec, type ClassContext } from '../classes/resolveSpec';
import {
  approvalKeys,
  approvalPolicySchema,
  toApproval,
} from './approvalPolicySchema';
import { dnsLabel } from './dnsLabel';
import { withoutAbsent } from './withoutAbsent';

const hours = z.int().min(1).max(87_600);
const price = z.number().min(0).max(1_000_000);

const quantity = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z
      .string()
      .max(30)
      .regex(
        /^[0-9]+(\.[0-9]+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/,
        'must be a Kubernetes quantity such as 500m, 2 or 4Gi',
      ),
  );

const quota = z.strictObject({
  cpu: quantity,
  memory: quantity,
  storage: quantity,
  pods: z.int().min(0).max(1_000_000),
  loadBalancers: z.int().min(0).max(1_000).default(0),
});

/** `controlPlane.quotaProfiles`. */
export const quotaProfilesSchema = z.record(dnsLabel, quota).default({});

const texts = (lengthMax: number) =>
  z
    .record(z.string().min(1).max(253), z.string().max(lengthMax))
    .refine(
      value => Object.keys(value).length <= 50,
      'must not have more than 50',
    );

/** `controlPlane.policyPacks`. */
export const policyPacksSchema = z
  .record(
    dnsLabel,
    z.strictObject({
      title: z.string().min(1).max(255),
      description: z.string().max(1_000).optional(),
      podSecurity: z.enum(['privileged', 'baseline', 'restricted']).optional(),
      ingress: z.enum(['deny', 'same-namespace', 'allow']).optional(),
      egress: z.enum(['deny', 'dns', 'same-namespace', 'allow']).optional(),
      labels: texts(63).optional(),
      imageRegistries: z
        .array(z.string().min(1).max(253))
        .min(1)
        .max(50)
        .optional(),
      data: texts(4_096).optional(),
    }),
  )
  .default({});

const approval = approvalPolicySchema
  .extend({ allowUnplanned: z.boolean().optional() })
  .prefault({});

const environmentClass = z
  .strictObject({
    title: z.string().min(1).max(255),
    description: z.string().max(1_000).default(''),
    ttlHours: z
      .strictObject({ default: hours.optional(), max: hours.optional() })
      .prefault({}),
    extension: z
      .strictObject({
        hoursMax: z.int().min(0).max(87_600).optional(),
        lifetimeHoursMax: hours.optional(),
        beyond: z.boolean().optional(),
      })
      .prefault({}),
    suspendHours: z.int().min(0).max(8_760).default(0),
    quotaProfile: z.string().optional(),
    quota: quota.optional(),
    policyPacks: z.array(dnsLabel).max(20).default([]),
    checks: z
      .record(
        z
          .string()
          .regex(/^[a-z0-9][-a-z0-9]{0,62}$/, 'must be the id of a check'),
        z.enum(['ignore', 'warn', 'deny']),
      )
      .default({}),
    estimatedMonthlyCostUsd: price.optional(),
    monthlyCost: z
      .strictObject({
        baseUsd: price.optional(),
        perCpuUsd: price.optional(),
        perMemoryGibUsd: price.optional(),
        perStorageGibUsd: price.optional(),
        perLoadBalancerUsd: price.optional(),
      })
      .optional(),
    regions: z.array(dnsLabel).min(1).max(50),
    runtimeGroup: z.string().min(1).max(63).optional(),
    nameTemplate: z.string().min(1).max(100).optional(),
    entitlement: z
      .string()
      .max(63)
      .regex(
        /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
        'must be the key of a product',
      )
      .optional(),
    parametersSchema: z.record(z.string(), z.unknown()).optional(),
    approval,
  })
  .refine(
    ({ estimatedMonthlyCostUsd, monthlyCost }) =>
      estimatedMonthlyCostUsd === undefined ||
      monthlyCost?.baseUsd === undefined,
    {
      path: ['estimatedMonthlyCostUsd'],
      message: 'is another name of monthlyCost.baseUsd: only one can be given',
    },
  );

/** `controlPlane.classes`. */
export const classesSchema = z.record(dnsLabel, environmentClass).default({});

/** The environment classes of the configuration, by name, in its order. */
export type ClassesConfig = z.output<typeof classesSchema>;

/** Limits that classes refer to, by name. */
export type QuotaProfilesConfig = z.output<typeof quotaProfilesSchema>;

/** The policy packs of the configuration, by name. */
export type PolicyPacksConfig = z.output<typeof policyPacksSchema>;

type ConfiguredClass = ClassesConfig[string];

/** What classes may refer to: the quota profiles and policy packs of the configuration, and the packs that are built in. */
export function classContextOf(config: {
  quotaProfiles: QuotaProfilesConfig;
  policyPacks: PolicyPacksConfig;
}): ClassContext {
  return {
    quotaProfiles: new Map(
      Object.entries(config.quotaProfiles).map(([name, value]) => [
        name,
        toQuota(value),
      ]),
    ),
    policyPacks: policyPacksOf(config.policyPacks),
  };
}

/** A class of the configuration as the API would be told of it. */
export function draftOf(value: ConfiguredClass): ClassDraft {
  const { ttlHours, extension, monthlyCost = {} } = value;
  const base_usd = monthlyCost.baseUsd ?? value.estimatedMonthlyCostUsd;
  return withoutAbsent({
    title: value.title,
    description: value.description,
    ttl_hours_default: ttlHours.default,
    ttl_hours_max: ttlHours.max,
    extension_hours_max: extension.hoursMax,
    lifetime_hours_max: extension.lifetimeHoursMax,
    extension_beyond: extension.beyond,
    suspend_hours: value.suspendHours,
    quota_profile: value.quotaProfile,
    quota: value.quota && toQuota(value.quota),
    policy_packs: value.policyPacks,
    checks: value.checks,
    monthly_cost: withoutAbsent({
      base_usd,
      per_cpu_usd: monthlyCost.perCpuUsd,
      per_memory_gib_usd: monthlyCost.perMemoryGibUsd,
      per_storage_gib_usd: monthlyCost.perStorageGibUsd,
      per_load_balancer_usd: monthlyCost.perLoadBalancerUsd,
    }),
    regions: value.regions,
    runtime_group: value.runtimeGroup,
    name_template: value.nameTemplate,
    entitlement: value.entitlement,
    parameters_schema: value.parametersSchema,
    approval: toApproval(value.approval),
  });
}

/** Reports what of the packs and classes does not go together, by key. */
export function checkClasses(
  config: {
    classes: ClassesConfig;
    quotaProfiles: QuotaProfilesConfig;
    policyPacks: PolicyPacksConfig;
    namespaces: { policyPacks: readonly string[] };
  },
  report: (path: string[], message: string) => void,
): void {
  const context = classContextOf(config);
  for (const name of Object.keys(config.policyPacks)) {
    const { policies } = resolvePolicies([name], context.policyPacks);
    for (const { field, message } of policyProblems(policies)) {
      report(['policyPacks', name, ...keyOf(field)], message);
    }
  }
  for (const { message } of resolvePolicies(
    config.namespaces.policyPacks,
    context.policyPacks,
  ).problems) {
    report(['namespaces', 'policyPacks'], message);
  }
  for (const [name, value] of Object.entries(config.classes)) {
    const { problems = [] } = resolveSpec(draftOf(value), context);
    for (const { field, message } of problems) {
      report(['classes', name, ...keyOf(field)], message);
    }
  }
}

const keys: Readonly<Record<string, string[]>> = {
  ttl_hours_default: ['ttlHours', 'default'],
  lifetime_hours_max: ['extension', 'lifetimeHoursMax'],
  quota_profile: ['quotaProfile'],
  quota: ['quota'],
  policy_packs: ['policyPacks'],
  name_template: ['nameTemplate'],
  ...Object.fromEntries(
    Object.entries(approvalKeys).map(([field, key]) => [
      `approval.${field}`,
      ['approval', ...key],
    ]),
  ),
};

/** The key that somebody wrote for a field. */
function keyOf(field: string): string[] {
  return Object.hasOwn(keys, field)
    ? keys[field]
    : field
        .replace(/^parameters_schema/, 'parametersSchema')
        .replace(/^image_registries/, 'imageRegistries')
        .split('.');
}

function policyPacksOf(config: PolicyPacksConfig): PolicyPacks {
  const configured = Object.entries(config).map(([name, value]): PolicyPack =>
    withoutAbsent({
      name,
      title: value.title,
      description: value.description,
      pod_security: value.podSecurity,
      ingress: value.ingress,
      egress: value.egress,
      labels: value.labels,
      image_registries: value.imageRegistries,
      data: value.data,
    }),
  );
  return new Map(
    [...builtInPolicyPacks, ...configured].map(pack => [pack.name, pack]),
  );
}

function toQuota({ loadBalancers, ...rest }: z.output<typeof quota>): Quota {
  return { ...rest, load_balancers: loadBalancers };
}

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { apiKeysSchema } from './apiKeysSchema';
import { auditSchema } from './auditSchema';
import { identityGroupsSchema } from './identityGroupsSchema';
import { leasesSchema } from './leasesSchema';
import { namespacesSchema } from './namespacesSchema';
import { dnsLabel } from './dnsLabel';
import {
  readReconcilerConfig,
  type ReconcilerConfig,
} from './readReconcilerConfig';
import {
  addressesSchema,
  checkRuntimeGroups,
  encryptionSchema,
  runtimeGroupsSchema,
  runtimeHealthSchema,
  runtimesSchema,
} from './runtimesSchema';
import { productsSchema, tenancySchema } from './tenancySchema';

const quantity = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z
      .string()
      .regex(
        /^[0-9]+(\.[0-9]+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/,
        'must be a Kubernetes quantity such as 500m, 2 or 4Gi',
      ),
  );

const quotaProfile = z.strictObject({
  cpu: quantity,
  memory: quantity,
  storage: quantity,
  pods: z.int().min(0),
  loadBalancers: z.int().min(0).default(0),
});

const environmentClass = z
  .strictObject({
    title: z.string().min(1),
    description: z.string().default(''),
    ttlHours: z.strictObject({
      default: z.int().min(1),
      max: z.int().min(1).max(87_600),
    }),
    extension: z
      .strictObject({
        hoursMax: z.int().min(0).max(87_600).optional(),
        lifetimeHoursMax: z.int().min(1).max(87_600).optional(),
      })
      .default({}),
    quotaProfile: z.string(),
    policyPacks: z.array(dnsLabel).default([]),
    estimatedMonthlyCostUsd: z.number().min(0).default(0),
    regions: z.array(dnsLabel).min(1),
    runtimeGroup: z.string().optional(),
    approval: z
      .strictObject({ required: z.boolean() })
      .default({ required: true }),
  })
  .refine(value => value.ttlHours.default <= value.ttlHours.max, {
    path: ['ttlHours', 'default'],
    message: 'must not be greater than max',
  })
  .refine(
    ({ extension, ttlHours }) =>
      (extension.lifetimeHoursMax ?? ttlHours.max) >= ttlHours.max,
    {
      path: ['extension', 'lifetimeHoursMax'],
      message: 'must not be less than ttlHours.max',
    },
  );

const schema = z
  .object({
    runtimes: runtimesSchema,
    runtimeGroups: runtimeGroupsSchema,
    runtimeHealth: runtimeHealthSchema,
    addresses: addressesSchema,
    encryption: encryptionSchema,
    quotaProfiles: z.record(dnsLabel, quotaProfile).default({}),
    classes: z.record(dnsLabel, environmentClass).default({}),
    tenancy: tenancySchema,
    products: productsSchema,
    apiKeys: apiKeysSchema,
    audit: auditSchema,
    leases: leasesSchema,
    namespaces: namespacesSchema,
    identityGroups: identityGroupsSchema,
  })
  .check(context => {
    const { quotaProfiles, classes, namespaces } = context.value;
    const report = (path: string[], message: string) =>
      context.issues.push({ code: 'custom', path, message, input: undefined });

    checkRuntimeGroups(context.value, report);
    if (
      namespaces.quotaProfile !== undefined &&
      !Object.hasOwn(quotaProfiles, namespaces.quotaProfile)
    ) {
      report(
        ['namespaces', 'quotaProfile'],
        `there is no quota profile '${namespaces.quotaProfile}'`,
      );
    }
    for (const [name, value] of Object.entries(classes)) {
      if (!Object.hasOwn(quotaProfiles, value.quotaProfile)) {
        report(
          ['classes', name, 'quotaProfile'],
          `there is no quota profile '${value.quotaProfile}'`,
        );
      }
    }
  });

/** The parts of `controlPlane` that are data; cross-references are known to hold. */
export type ControlPlaneConfig = z.output<typeof schema> & {
  reconciler: ReconcilerConfig;
};

/**
 * Reads and validates `controlPlane`.
 *
 * @throws `InputError` that names every key that is wrong.
 */
export function readControlPlaneConfig(config: Config): ControlPlaneConfig {
  const root = config.getOptionalConfig('controlPlane');
  const result = schema.safeParse(root?.get() ?? {});
  const problems = result.error?.issues.flatMap(describeIssue) ?? [];
  const reconciler = readReconcilerConfig(
    root?.getOptionalConfig('reconciler'),
    (key, message) =>
      problems.push(`controlPlane.reconciler.${key} ${message}`),
  );
  if (!result.success || problems.length > 0) {
    throw new InputError(
      `The configuration of the control plane is not acceptable: ${problems.join(
        '; ',
      )}`,
    );
  }
  return { ...result.data, reconciler };
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const key = ['controlPlane', ...issue.path.map(String)].join('.');
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map(unknown => `${key}.${unknown} is not a key that is known`)
    : [`${key} ${issue.message}`];
}

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { apiKeysSchema } from './apiKeysSchema';
import { approvalsSchema } from './approvalsSchema';
import { auditSchema } from './auditSchema';
import { idempotencySchema } from './idempotencySchema';
import {
  checkClasses,
  classesSchema,
  policyPacksSchema,
  quotaProfilesSchema,
} from './classesSchema';
import { identityGroupsSchema } from './identityGroupsSchema';
import { leasesSchema } from './leasesSchema';
import { namespacesSchema } from './namespacesSchema';
import { policyChecksSchema } from './policyChecksSchema';
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
import { rateLimitsSchema } from './rateLimitsSchema';
import { productsSchema, tenancySchema } from './tenancySchema';

const schema = z
  .object({
    runtimes: runtimesSchema,
    runtimeGroups: runtimeGroupsSchema,
    runtimeHealth: runtimeHealthSchema,
    addresses: addressesSchema,
    encryption: encryptionSchema,
    quotaProfiles: quotaProfilesSchema,
    policyPacks: policyPacksSchema,
    classes: classesSchema,
    tenancy: tenancySchema,
    products: productsSchema,
    apiKeys: apiKeysSchema,
    approvals: approvalsSchema,
    audit: auditSchema,
    leases: leasesSchema,
    namespaces: namespacesSchema,
    policyChecks: policyChecksSchema,
    identityGroups: identityGroupsSchema,
    idempotency: idempotencySchema,
    rateLimits: rateLimitsSchema,
    strict: z.boolean().default(false),
  })
  .check(context => {
    const { quotaProfiles, namespaces } = context.value;
    const report = (path: string[], message: string) =>
      context.issues.push({ code: 'custom', path, message, input: undefined });

    const isWellFormed = context.issues.length === 0;
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
    // What a class costs, or what its packs ask for, cannot be found out from what is no such thing.
    if (isWellFormed) {
      checkClasses(context.value, report);
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

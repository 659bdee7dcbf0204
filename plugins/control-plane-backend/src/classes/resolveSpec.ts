import type { Quota } from '@groundwork/plugin-control-plane-common';
import type { FieldProblem } from '../http/errors';
import {
  defaultNameTemplate,
  problemOfNameTemplate,
} from '../plans/namespaceName';
import { checkApproval, normalizeApproval } from './checkApproval';
import type { ClassDraft, ClassSpec } from './ClassSpec';
import { costOf } from './costOf';
import { ParameterSchema, ParameterSchemaError } from './ParameterSchema';
import { resolvePolicies, type PolicyPacks } from './policyPacks';

const ttlHoursDefault = 24;
const ttlHoursMax = 168;
/** What stands for the name of a profile where a class has a quota of its own. */
export const ownQuotaProfile = 'custom';

/** What a class may refer to. */
export type ClassContext = {
  quotaProfiles: ReadonlyMap<string, Quota>;
  policyPacks: PolicyPacks;
};

/** A class as it would be kept, or everything that is wrong with it, by field. */
export type ResolvedSpec =
  | { spec: ClassSpec; problems?: undefined }
  | { spec?: undefined; problems: FieldProblem[] };

/** Fills in what a draft leaves out, looks up what it names, and checks what the contract cannot. */
export function resolveSpec(
  draft: ClassDraft,
  context: ClassContext,
): ResolvedSpec {
  const { policies, problems } = resolvePolicies(
    draft.policy_packs ?? [],
    context.policyPacks,
  );
  const { quota, problem } = resolveQuota(draft, context);
  const times = timesOf(draft);
  const approval = normalizeApproval(draft.approval ?? { mode: 'required' });
  problems.push(
    ...(problem ? [problem] : []),
    ...checkTimes(times),
    ...checkApproval(approval, {
      extensionBeyond: draft.extension_beyond,
    }),
    ...checkTemplate(draft),
    ...checkParametersSchema(draft),
  );
  if (problems.length > 0 || !quota) {
    return { problems };
  }
  const monthly_cost = draft.monthly_cost ?? {};
  return {
    spec: {
      title: draft.title,
      description: draft.description ?? '',
      ...times,
      suspend_hours: draft.suspend_hours ?? 0,
      ...(draft.extension_beyond && { extension_beyond: true }),
      quota_profile: draft.quota_profile ?? ownQuotaProfile,
      quota,
      policy_packs: [...new Set(draft.policy_packs ?? [])],
      policies,
      checks: draft.checks ?? {},
      estimated_monthly_cost_usd: costOf({ monthly_cost, quota }),
      monthly_cost,
      regions: [...new Set(draft.regions)],
      ...(draft.runtime_group !== undefined && {
        runtime_group: draft.runtime_group,
      }),
      name_template: draft.name_template ?? defaultNameTemplate,
      ...(draft.entitlement !== undefined && {
        entitlement: draft.entitlement,
      }),
      ...(draft.parameters_schema && {
        parameters_schema: draft.parameters_schema,
      }),
      approval,
      approval_required: approval.mode === 'required',
    },
  };
}

function resolveQuota(
  { quota_profile: profile, quota }: ClassDraft,
  { quotaProfiles }: ClassContext,
): { quota?: Quota; problem?: FieldProblem } {
  if (profile !== undefined && quota) {
    return {
      problem: {
        field: 'quota',
        message: 'must not be beside a quota profile',
      },
    };
  }
  if (profile !== undefined) {
    const found = quotaProfiles.get(profile);
    return found
      ? { quota: found }
      : {
          problem: {
            field: 'quota_profile',
            message: `there is no quota profile '${profile}'`,
          },
        };
  }
  return quota
    ? { quota: { ...quota, load_balancers: quota.load_balancers ?? 0 } }
    : {
        problem: {
          field: 'quota_profile',
          message: 'is needed, or a quota',
        },
      };
}

type Times = Pick<
  ClassSpec,
  | 'ttl_hours_default'
  | 'ttl_hours_max'
  | 'extension_hours_max'
  | 'lifetime_hours_max'
>;

function timesOf(draft: ClassDraft): Times {
  const max =
    draft.ttl_hours_max ?? Math.max(ttlHoursMax, draft.ttl_hours_default ?? 0);
  const byDefault = draft.ttl_hours_default ?? Math.min(ttlHoursDefault, max);
  return {
    ttl_hours_default: byDefault,
    ttl_hours_max: max,
    extension_hours_max: draft.extension_hours_max ?? byDefault,
    lifetime_hours_max: draft.lifetime_hours_max ?? max,
  };
}

function checkTimes(times: Times): FieldProblem[] {
  const { ttl_hours_default, ttl_hours_max, lifetime_hours_max } = times;
  return [
    ...(ttl_hours_default > ttl_hours_max
      ? [
          {
            field: 'ttl_hours_default',
            message: `must not be greater than the maximum, which is ${ttl_hours_max}`,
          },
        ]
      : []),
    ...(lifetime_hours_max < ttl_hours_max
      ? [
          {
            field: 'lifetime_hours_max',
            message: `must not be less than the longest time that can be asked for, which is ${ttl_hours_max}`,
          },
        ]
      : []),
  ];
}

function checkTemplate({
  name_template: template,
}: ClassDraft): FieldProblem[] {
  const message =
    template === undefined ? undefined : problemOfNameTemplate(template);
  return message ? [{ field: 'name_template', message }] : [];
}

function checkParametersSchema({
  parameters_schema: schema,
}: ClassDraft): FieldProblem[] {
  try {
    if (schema) {
      ParameterSchema.compile(schema);
    }
    return [];
  } catch (error) {
    if (error instanceof ParameterSchemaError) {
      return error.problems;
    }
    throw error;
  }
}

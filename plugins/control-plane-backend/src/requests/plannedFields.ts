import type {
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import { countChanges, countWarnings } from '../plans';
import type { AcceptedRequest } from './RequestValidator';

/** What of a request follows from what was accepted and from its plan. */
export type PlannedFields = Omit<
  EnvironmentRequest,
  | 'status'
  | 'status_message'
  | 'cluster_status'
  | 'drift_status'
  | 'drift_summary'
  | 'edited_by'
  | 'requested_by'
  | 'created_at'
  | 'updated_at'
>;

/** The fields of a request that nobody has voted on yet. Pure. */
export function plannedFields(
  { id, name, fields }: Pick<AcceptedRequest, 'id' | 'name' | 'fields'>,
  plan: Plan,
): PlannedFields {
  const { class: environmentClass, ...given } = fields;
  const { approval, approval_required } = environmentClass;
  return {
    ...given,
    id,
    name,
    class: environmentClass.name,
    class_version: environmentClass.version,
    quota_profile: environmentClass.quota_profile,
    quota: environmentClass.quota,
    policy_packs: environmentClass.policy_packs,
    estimated_monthly_cost_usd: environmentClass.estimated_monthly_cost_usd,
    plan_digest: plan.digest,
    plan_revision: plan.revision,
    policy_warnings: countWarnings(plan),
    planned_changes: countChanges(plan),
    approval_required,
    approval: {
      required: approval_required ? (approval.required_approvals ?? 1) : 0,
      given: 0,
    },
  };
}

import type {
  EnvironmentRequest,
  Link,
  PlannedChanges,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import { parseJson, withoutNulls } from '../database';

/** A row of `environment_requests`; its JSON columns are text. */
export type EnvironmentRequestRow = Omit<
  EnvironmentRequest,
  | 'quota'
  | 'policy_packs'
  | 'links'
  | 'parameters'
  | 'planned_changes'
  | 'approval'
  | 'edited_by'
  | 'pending_extension'
  | 'targets'
  | 'votes'
  | 'actions'
> & {
  quota: string;
  policy_packs: string;
  links: string;
  parameters?: string | null;
  planned_changes?: string | null;
  edited_by?: string | null;
  approvals_required: number;
  approvals_given: number;
  approval_expires_at?: string | null;
  escalated_at?: string | null;
  /** When the approval keeper has something to do; nothing that is told to callers. */
  escalate_at?: string | null;
  remind_at?: string | null;
  /** The fewest hours before its end that it was warned of; nothing that is told to callers. */
  warned_hours?: number | null;
};

/** Reads a row as the entity that it is on the wire. */
export function toEnvironmentRequest({
  warned_hours: _warnedHours,
  escalate_at: _escalateAt,
  remind_at: _remindAt,
  approvals_required,
  approvals_given,
  approval_expires_at,
  escalated_at,
  parameters,
  planned_changes,
  edited_by,
  ...row
}: EnvironmentRequestRow): EnvironmentRequest {
  return {
    ...withoutNulls(row),
    quota: parseJson<Quota>(row.quota),
    policy_packs: parseJson<string[]>(row.policy_packs),
    links: parseJson<Link[]>(row.links),
    // SQLite has no booleans.
    approval_required: Boolean(row.approval_required),
    ...(parameters && {
      parameters: parseJson<Record<string, unknown>>(parameters),
    }),
    ...(planned_changes && {
      planned_changes: parseJson<PlannedChanges>(planned_changes),
    }),
    ...(edited_by && { edited_by: parseJson<string[]>(edited_by) }),
    approval: {
      required: approvals_required,
      given: approvals_given,
      ...(approval_expires_at && { expires_at: approval_expires_at }),
      ...(escalated_at && { escalated_at }),
    },
  };
}

import type {
  EnvironmentRequest,
  Link,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import { parseJson, withoutNulls } from '../database';

/** A row of `environment_requests`; its JSON columns are text. */
export type EnvironmentRequestRow = Omit<
  EnvironmentRequest,
  'quota' | 'policy_packs' | 'links' | 'targets' | 'votes' | 'actions'
> & {
  quota: string;
  policy_packs: string;
  links: string;
  /** The fewest hours before its end that it was warned of; nothing that is told to callers. */
  warned_hours?: number | null;
};

/** Reads a row as the entity that it is on the wire. */
export function toEnvironmentRequest({
  warned_hours: _warnedHours,
  ...row
}: EnvironmentRequestRow): EnvironmentRequest {
  return {
    ...withoutNulls(row),
    quota: parseJson<Quota>(row.quota),
    policy_packs: parseJson<string[]>(row.policy_packs),
    links: parseJson<Link[]>(row.links),
    // SQLite has no booleans.
    approval_required: Boolean(row.approval_required),
  };
}

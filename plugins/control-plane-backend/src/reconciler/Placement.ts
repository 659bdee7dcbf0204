import type {
  Condition,
  Link,
  ObservedResource,
  Target,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { parseJson, withoutNulls } from '../database';

/**
 * One namespace on one runtime environment; the row is the queue item, due when `next_reconcile_at` has come.
 *
 * `generation` counts up with every change of what should be. A pass that brings a generation about sets
 * `observed_generation` to it, so that work is left exactly while the two differ.
 */
export type Placement = Omit<
  Target,
  'runtime_type' | 'title' | 'drift' | 'held_reason' | 'accepted'
> & {
  namespace_id: string;
  /** The environment whose namespace it is; absent for a namespace that was made directly. */
  request_id?: string;
  group_id?: string;
  /** A `follower` begins when the `canary` of its namespace is ready; absent where all begin at once. */
  rollout?: 'canary' | 'follower';
  desired_state: 'present' | 'absent';
  desired: DesiredNamespace;
  claimed_by?: string;
  claimed_at?: string;
  lease_until?: string;
};

/** A placement that a pass holds: every write of the pass is guarded by the ticket. */
export type Claim = Placement & { ticket: string };

/** A row of `placements`; its JSON columns are text. */
export type PlacementRow = Omit<
  Placement,
  'desired' | 'resources' | 'conditions' | 'links'
> & {
  desired: string;
  resources: string;
  conditions: string;
  links: string;
};

export function toPlacement(row: PlacementRow): Placement {
  return {
    ...withoutNulls(row),
    desired: parseJson<DesiredNamespace>(row.desired),
    resources: parseJson<ObservedResource[]>(row.resources),
    conditions: parseJson<Condition[]>(row.conditions),
    links: parseJson<Link[]>(row.links),
  };
}

/** Whether something is to be brought about, rather than only looked at. */
export function hasWork(
  placement: Pick<Placement, 'generation' | 'observed_generation'>,
): boolean {
  return placement.observed_generation !== placement.generation;
}

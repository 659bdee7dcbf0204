import type {
  NamespaceState,
  Target,
} from '@groundwork/plugin-control-plane-common';
import type { Placement } from '../reconciler';
import { hasWork } from '../reconciler/Placement';
import type { Runtimes } from '../runtimes';

type StateOfRuntime = NamespaceState['environments'][number];

/** What is known of a placement beside its row. */
export type PlacementContext = {
  runtimes: Pick<Runtimes, 'describe'>;
  /** Why work is held now, by name of the runtime environment. */
  holds: ReadonlyMap<string, string>;
};

/** Why a placement is held; `undefined` when it is not: nothing is to be done, or it is being done. */
export function holdReasonOf(
  placement: Placement,
  holds: PlacementContext['holds'],
): string | undefined {
  return hasWork(placement) &&
    placement.next_reconcile_at !== undefined &&
    placement.claimed_by === undefined
    ? holds.get(placement.runtime)
    : undefined;
}

/** A placement as a target, with what of it drifted and why it is held. */
export function toTarget(
  placement: Placement,
  { runtimes, holds }: PlacementContext,
): Target {
  const { type, title } = runtimes.describe(placement.runtime);
  const heldReason = holdReasonOf(placement, holds);
  return {
    id: placement.id,
    runtime: placement.runtime,
    runtime_type: type,
    title,
    status: heldReason === undefined ? placement.status : 'held',
    message: heldReason ?? placement.message,
    generation: placement.generation,
    observed_generation: placement.observed_generation,
    drift_status: placement.drift_status,
    drift:
      placement.drift_status === 'drifted'
        ? placement.resources.filter(({ state }) => state !== 'in_sync')
        : [],
    resources: placement.resources,
    conditions: placement.conditions,
    links: placement.links,
    attempt: placement.attempt,
    next_reconcile_at: placement.next_reconcile_at,
    last_error: placement.last_error,
    held_reason: heldReason,
    accepted: placement.desired.accepted?.length,
    observed_at: placement.observed_at,
    updated_at: placement.updated_at,
  };
}

/** The same in the shape that the platform API before had. */
export function toStateOfRuntime(
  placement: Placement,
  context: PlacementContext,
  runtimeIds: ReadonlyMap<string, string>,
): StateOfRuntime {
  const target = toTarget(placement, context);
  return {
    // One that is gone has no id of its own any more.
    environment_id: runtimeIds.get(placement.runtime) ?? placement.id,
    environment_name: placement.runtime,
    status: statusOf(placement, target.status),
    error_message: placement.last_error,
    message: target.message,
    drift_status: placement.drift_status,
    conditions: placement.conditions,
  };
}

function statusOf(
  placement: Placement,
  status: Target['status'],
): StateOfRuntime['status'] {
  switch (status) {
    case 'ready':
      return hasWork(placement) ? 'in_progress' : 'completed';
    case 'waiting':
      // Either for its turn, or for something outside such as a merge.
      return placement.next_reconcile_at === undefined
        ? 'pending'
        : 'in_progress';
    default:
      return status;
  }
}

import type { Target } from '@groundwork/plugin-control-plane-common';
import {
  beingProvisionedMessage,
  hasWork,
  type Placement,
} from '../reconciler';
import type { Runtimes } from '../runtimes';

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
    message: heldReason ?? messageOf(placement),
    generation: placement.generation,
    observed_generation: placement.observed_generation,
    drift_status: placement.drift_status,
    drift: driftOf(placement),
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

/** A claim says in one statement what is done with all that it takes, whether they are to work or to rest. */
function messageOf({ message, desired }: Placement): string {
  return desired.suspended && message === beingProvisionedMessage
    ? 'Being suspended'
    : message;
}

/** What is not as it should be, when anything was changed behind the control plane's back. */
export function driftOf(
  placement: Pick<Placement, 'drift_status' | 'resources'>,
): Target['drift'] {
  return placement.drift_status === 'drifted'
    ? placement.resources.filter(({ state }) => state !== 'in_sync')
    : [];
}

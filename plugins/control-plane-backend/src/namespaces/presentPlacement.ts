import type {
  NamespaceState,
  Target,
} from '@groundwork/plugin-control-plane-common';
import type { Placement } from '../reconciler';
import { hasWork } from '../reconciler/Placement';
import { toTarget, type PlacementContext } from '../targets/toTarget';

type StateOfRuntime = NamespaceState['environments'][number];

/** A placement in the shape that the platform API before had. */
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

import type { Observation } from '@groundwork/plugin-control-plane-node';
import { hasWork, type Placement } from './Placement';

/** What a pass does after it has observed. */
export type Step =
  /** Bring about what should be. */
  | 'apply'
  /** Remove what is left. */
  | 'remove'
  /** Nothing: what is live is what should be. */
  | 'confirm'
  /** Nothing: it should be gone, and is. */
  | 'confirm-removed'
  /** Nothing but telling: it drifted, and nobody has asked to mend it. */
  | 'report-drift';

/** Decides what a pass does. Pure: everything that it depends on is in its arguments. */
export function planPlacement(
  placement: Pick<
    Placement,
    'desired_state' | 'generation' | 'observed_generation'
  >,
  observation: Observation,
): Step {
  if (placement.desired_state === 'absent') {
    return isAbsent(observation) ? 'confirm-removed' : 'remove';
  }
  if (isInSync(observation)) {
    return 'confirm';
  }
  return hasWork(placement) ? 'apply' : 'report-drift';
}

/** Whether everything that should be is, and nothing else. */
export function isInSync(observation: Observation): boolean {
  return observation.resources.every(({ state }) => state === 'in_sync');
}

/** Whether nothing is there. */
export function isAbsent(observation: Observation): boolean {
  return observation.resources.every(({ state }) => state === 'missing');
}

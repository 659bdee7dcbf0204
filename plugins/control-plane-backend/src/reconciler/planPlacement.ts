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
    // An adapter that sees nothing at all says neither that it is there nor that it is gone: removing is harmless.
    return observation.resources.length > 0 && isAbsent(observation)
      ? 'confirm-removed'
      : 'remove';
  }
  if (isInSync(observation)) {
    return 'confirm';
  }
  return hasWork(placement) ? 'apply' : 'report-drift';
}

/** Whether everything that should be is, and nothing else. An adapter that sees nothing at all has not seen that. */
export function isInSync({ resources }: Observation): boolean {
  return (
    resources.length > 0 && resources.every(({ state }) => state === 'in_sync')
  );
}

/** Whether nothing is there. */
export function isAbsent({ resources }: Observation): boolean {
  return resources.every(({ state }) => state === 'missing');
}

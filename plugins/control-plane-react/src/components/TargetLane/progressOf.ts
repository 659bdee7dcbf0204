import type { Target } from '@groundwork/plugin-control-plane-common';

/** How far a target is. */
export type TargetProgress = {
  /** Whether work goes on, rests, was given up, or nobody can say how far it is. */
  state: 'working' | 'resting' | 'failed' | 'unknown';
  /** How many resources there are; 1 while nothing is known. */
  total: number;
  /** How many of them are as agreed; absent while nothing is known. */
  inSync?: number;
};

// Not what waits: for a pull request, or for another target, nobody works meanwhile.
const working: readonly Target['status'][] = ['pending', 'in_progress'];

/** How far a target is; `undefined` when it is gone, or nothing is left to do. Pure. */
export function progressOf(
  target: Pick<Target, 'status' | 'resources'>,
): TargetProgress | undefined {
  const { status, resources } = target;
  const total = resources.length;
  const inSync = resources.filter(({ state }) => state === 'in_sync').length;
  const isWorking = working.includes(status);
  // What was there when it was last looked at does not tell how much of it is gone.
  if (status === 'deleting' || (isWorking && total === 0)) {
    return { state: 'unknown', total: 1 };
  }
  if (isWorking) {
    return { state: 'working', total, inSync };
  }
  return status === 'deleted' || inSync === total
    ? undefined
    : { state: status === 'failed' ? 'failed' : 'resting', total, inSync };
}

import type { ResolvedGroup } from '../runtimes';
import type { PlacementSpot } from './PlacementStore';

/** Where a namespace goes, and in what order: all at once, or a canary first. */
export function spotsOf({
  orchestration_strategy,
  canary,
  runtimes,
}: Partial<Pick<ResolvedGroup, 'orchestration_strategy' | 'canary'>> & {
  runtimes: readonly string[];
}): PlacementSpot[] {
  const staged =
    orchestration_strategy === 'canary' &&
    canary !== undefined &&
    runtimes.includes(canary);
  return runtimes.map(runtime => ({
    runtime,
    ...(staged && { rollout: runtime === canary ? 'canary' : 'follower' }),
  }));
}

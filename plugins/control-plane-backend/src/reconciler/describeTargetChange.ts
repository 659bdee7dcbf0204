import type { RequestEvent } from '../requests';
import type { PlacementChange } from './applyOutcome';
import { hasWork, type Placement } from './Placement';

/** What of a pass over one placement is told: what it was before, and what it is now. */
export type TargetChange = {
  before: Placement;
  after: Pick<
    PlacementChange,
    'status' | 'message' | 'drift_status' | 'observed_generation' | 'links'
  >;
};

/**
 * What a pass brought about on one of several targets, when it is worth an event; its action is without what it is of. What
 * is on one target alone has no such events: there the environment, or the namespace, tells the same. Pure.
 */
export function describeTargetChange(
  { before, after }: TargetChange,
  title: string,
):
  | Pick<RequestEvent, 'action' | 'message' | 'metadata' | 'placement_id'>
  | undefined {
  const described = describe(before, after, title);
  return described && { ...described, placement_id: before.id };
}

function describe(
  before: Placement,
  after: TargetChange['after'],
  title: string,
): Pick<RequestEvent, 'action' | 'message' | 'metadata'> | undefined {
  if (after.status === 'failed' && before.status !== 'failed') {
    return { action: 'target-failed', message: `${title}: ${after.message}` };
  }
  if (hasWork(before) && after.observed_generation === before.generation) {
    if (after.status === 'deleted') {
      return { action: 'target-removed', message: `Removed from ${title}` };
    }
    return {
      action: before.desired.suspended ? 'target-suspended' : 'target-ready',
      message: `${before.desired.suspended ? 'Suspended' : 'Ready'} on ${title}`,
      metadata: commitsOf(after.links),
    };
  }
  if (after.drift_status === 'drifted' && before.drift_status !== 'drifted') {
    return { action: 'target-drifted', message: `${title}: ${after.message}` };
  }
  return after.drift_status === 'in_sync' && before.drift_status === 'drifted'
    ? { action: 'target-in-sync', message: `In sync again on ${title}` }
    : undefined;
}

/** The commits that links lead to, as metadata of an event. Pure. */
export function commitsOf(links: Placement['links'] = []): { commit?: string } {
  const commits = links
    .filter(link => link.kind === 'commit' && link.reference)
    .map(link => link.reference)
    .join(', ');
  return commits ? { commit: commits } : {};
}

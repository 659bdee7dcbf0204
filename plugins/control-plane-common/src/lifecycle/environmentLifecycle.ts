import type { EnvironmentStatus } from '../types';

/**
 * The legal moves of an environment request. API, pages and CLI read this one table.
 *
 * @remarks
 * - `pending_approval`: waits for votes. Left by a vote, or by its requester who cancels it.
 * - `approved`: agreed. Left at once, in the same transaction, for `queued`.
 * - `queued`: passes are due on every target. Left when the first pass starts.
 * - `reconciling`: passes are under way. Left when every target is as desired, or when one gives up.
 * - `ready`: every target was brought to what was agreed. Left when something is to be done again.
 * - `failed`: a target gave up. Left by a retry or by removal.
 * - `suspended`: its time is over, and what can be stopped is stopped. Left when it is extended, or removed.
 * - `deprovisioning`: being removed from every target. A failure there stays here and is retried.
 * - `rejected`, `cancelled`, `deleted`: the end; nothing leaves them.
 * - `expired`: the end of an environment whose lease was over.
 *
 * @public
 */
export const environmentLifecycle: Readonly<
  Record<EnvironmentStatus, readonly EnvironmentStatus[]>
> = {
  pending_approval: ['approved', 'rejected', 'cancelled'],
  approved: ['queued', 'cancelled'],
  queued: ['reconciling', 'suspended', 'deprovisioning'],
  reconciling: ['ready', 'failed', 'queued', 'suspended', 'deprovisioning'],
  ready: ['queued', 'suspended', 'deprovisioning'],
  failed: ['queued', 'suspended', 'deprovisioning'],
  suspended: ['queued', 'deprovisioning'],
  deprovisioning: ['deleted', 'expired'],
  rejected: [],
  cancelled: [],
  deleted: [],
  expired: [],
};

/** Whether a request may go from one state to another. @public */
export function canTransition(
  from: EnvironmentStatus,
  to: EnvironmentStatus,
): boolean {
  return environmentLifecycle[from].includes(to);
}

/** Whether nothing can happen to a request any more. @public */
export function isFinal(status: EnvironmentStatus): boolean {
  return environmentLifecycle[status].length === 0;
}

/** Whether a pass is due or under way, so that asking for one changes nothing. @public */
export function isInProgress(status: EnvironmentStatus): boolean {
  return ['approved', 'queued', 'reconciling', 'deprovisioning'].includes(
    status,
  );
}

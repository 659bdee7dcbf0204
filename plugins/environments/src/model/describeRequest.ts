import {
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  formatLeaseLeft,
  formatRelativeTime,
} from '@groundwork/plugin-control-plane-react';

/** What people call an environment: `payments-api · preview`. */
export function titleOf(
  request: Pick<EnvironmentRequest, 'app' | 'class'>,
): string {
  return `${request.app} · ${request.class}`;
}

/** How many of the targets are ready, when they are known. */
export function countReadyTargets(
  request: EnvironmentRequest,
): { ready: number; total: number } | undefined {
  if (!request.targets?.length) {
    return undefined;
  }
  return {
    ready: request.targets.filter(target => target.status === 'ready').length,
    total: request.targets.length,
  };
}

/**
 * What a person comes to learn, beside the state itself: `in sync`, `3 days left`.
 *
 * @param now - Milliseconds since the epoch.
 */
export function answerParts(
  request: EnvironmentRequest,
  now: number,
): string[] {
  const since = formatRelativeTime(request.updated_at, now);
  switch (request.status) {
    case 'ready':
      return [
        ...driftWords(request),
        ...(request.expires_at
          ? [formatLeaseLeft(request.expires_at, now)]
          : []),
      ];
    case 'pending_approval':
      return [`asked ${formatRelativeTime(request.created_at, now)}`];
    case 'queued':
    case 'reconciling':
    case 'approved':
      return progressWords(request);
    case 'deprovisioning':
      return [
        ...(request.end_reason === 'expired' ? ['its time is over'] : []),
        ...progressWords(request),
      ];
    case 'expired':
      return ['its time is over', `removed ${since}`];
    default:
      return [since];
  }
}

/** That it drifted stands as a state of its own beside these words. */
function driftWords(request: EnvironmentRequest): string[] {
  switch (request.drift_status) {
    case 'in_sync':
      return ['in sync'];
    case 'drifted':
      return [];
    default:
      return ['not checked yet'];
  }
}

function progressWords(request: EnvironmentRequest): string[] {
  const count = countReadyTargets(request);
  if (!count) {
    return [];
  }
  if (request.status === 'deprovisioning') {
    const removed = (request.targets ?? []).filter(
      target => target.status === 'deleted',
    ).length;
    return [`${removed} of ${count.total} ${targets(count.total)} removed`];
  }
  return [`${count.ready} of ${count.total} ${targets(count.total)} ready`];
}

function targets(count: number): string {
  return count === 1 ? 'target' : 'targets';
}

/** Whether removing it only withdraws the request, as nothing was provisioned for it. */
export function isCancellation(request: EnvironmentRequest): boolean {
  return request.status === 'pending_approval';
}

/** Whether there is, or soon will be, something that can be used. */
export function isCurrent(request: EnvironmentRequest): boolean {
  return !isFinal(request.status);
}

/** Drift says something only of what was provisioned. */
export function hasDrift(request: EnvironmentRequest): boolean {
  return (
    request.ready_at !== undefined &&
    !isFinal(request.status) &&
    request.status !== 'deprovisioning'
  );
}

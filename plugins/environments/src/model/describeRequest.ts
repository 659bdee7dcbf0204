import {
  isFinal,
  type EnvironmentRequest,
  type Target,
} from '@groundwork/plugin-control-plane-common';
import {
  formatLeaseLeft,
  formatRelativeTime,
} from '@groundwork/plugin-control-plane-react';
import type { EnvironmentsWords } from '../translation';

/** What people call an environment: `payments-api · preview`. */
export function titleOf(
  request: Pick<EnvironmentRequest, 'app' | 'class'>,
): string {
  return `${request.app} · ${request.class}`;
}

/**
 * What a person comes to learn, beside the state itself: `in sync`, `3 days left`.
 *
 * @param now - Milliseconds since the epoch.
 */
export function answerParts(
  request: EnvironmentRequest,
  now: number,
  t: EnvironmentsWords,
): string[] {
  const since = formatRelativeTime(request.updated_at, now);
  switch (request.status) {
    case 'ready':
      return [
        ...driftWords(request, t),
        ...(request.expires_at
          ? [formatLeaseLeft(request.expires_at, now)]
          : []),
      ];
    case 'pending_approval':
      return [
        t('environmentPage.answer.asked', {
          time: formatRelativeTime(request.created_at, now),
        }),
      ];
    case 'queued':
    case 'reconciling':
    case 'approved':
      return progressWords(request, t);
    case 'deprovisioning':
      return [
        ...(request.end_reason === 'expired'
          ? [t('environmentPage.answer.timeIsOver')]
          : []),
        ...progressWords(request, t),
      ];
    case 'suspended':
      return [
        t('environmentPage.answer.timeIsOver'),
        ...(request.removal_at
          ? [
              t('environmentPage.answer.removed', {
                time: formatRelativeTime(request.removal_at, now),
              }),
            ]
          : []),
      ];
    case 'expired':
      return [
        t('environmentPage.answer.timeIsOver'),
        t('environmentPage.answer.removed', { time: since }),
      ];
    default:
      return [since];
  }
}

/** That it drifted stands as a state of its own beside these words. */
function driftWords(
  request: EnvironmentRequest,
  t: EnvironmentsWords,
): string[] {
  switch (request.drift_status) {
    case 'in_sync':
      return [t('environmentPage.answer.inSync')];
    case 'drifted':
      return [];
    default:
      return [t('environmentPage.answer.notChecked')];
  }
}

function progressWords(
  request: EnvironmentRequest,
  t: EnvironmentsWords,
): string[] {
  const { targets = [] } = request;
  if (targets.length === 0) {
    return [];
  }
  const within = (status: Target['status']) =>
    String(targets.filter(target => target.status === status).length);
  return [
    request.status === 'deprovisioning'
      ? t('environmentPage.answer.removedTargets', {
          removed: within('deleted'),
          count: targets.length,
        })
      : t('environmentPage.answer.ready', {
          ready: within('ready'),
          count: targets.length,
        }),
  ];
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

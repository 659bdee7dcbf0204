import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { EnvironmentRequestChange, RequestEvent } from '../requests';
import { commitsOf } from './describeTargetChange';

/** What a change that passes brought about is called, when it is worth an event. Pure. */
export function describeRequestChange(
  before: EnvironmentRequest,
  after: EnvironmentRequestChange,
): RequestEvent | undefined {
  if (after.status !== before.status) {
    return describeMove(before, after);
  }
  return (
    describeSuspension(before, after) ?? describeDriftChange(before, after)
  );
}

/** What could not be suspended goes on costing, and nobody would look for it there. */
function describeSuspension(
  before: EnvironmentRequest,
  after: EnvironmentRequestChange,
): RequestEvent | undefined {
  return before.status === 'suspended' &&
    before.cluster_status !== 'degraded' &&
    after.cluster_status === 'degraded'
    ? {
        action: 'environment-request.suspension-failed',
        message: after.status_message ?? '',
        notify: {
          recipients: [before.requested_by, before.owner],
          title: `${before.name} could not be suspended everywhere`,
          description: after.status_message,
          severity: 'high',
          topic: 'failures',
        },
      }
    : undefined;
}

function describeMove(
  before: EnvironmentRequest,
  after: EnvironmentRequestChange,
): RequestEvent | undefined {
  switch (after.status) {
    case 'ready':
      return {
        action: 'environment-request.ready',
        message: 'Ready on every target',
        metadata: commitsOf(after.links),
        notify: {
          recipients: [before.requested_by, before.owner],
          title: `${before.name} is ready`,
          severity: 'normal',
          topic: 'ready',
        },
      };
    case 'failed':
      return {
        action: 'environment-request.failed',
        message: after.status_message ?? '',
        notify: {
          recipients: [before.requested_by, before.owner],
          title: `${before.name} could not be provisioned`,
          description: after.status_message,
          severity: 'high',
          topic: 'failures',
        },
      };
    case 'deleted':
    case 'expired':
      return {
        action: 'environment-request.deleted',
        message: 'Removed from every target',
      };
    default:
      return undefined;
  }
}

function describeDriftChange(
  before: EnvironmentRequest,
  after: EnvironmentRequestChange,
): RequestEvent | undefined {
  if (after.drift_status === before.drift_status) {
    return undefined;
  }
  if (after.drift_status === 'drifted') {
    return {
      action: 'environment-request.drifted',
      message: after.drift_summary ?? '',
      notify: {
        recipients: [before.requested_by, before.owner],
        title: `${before.name} has drifted`,
        description: after.drift_summary,
        severity: 'high',
        topic: 'drift',
      },
    };
  }
  return before.drift_status === 'drifted' && after.drift_status === 'in_sync'
    ? {
        action: 'environment-request.in-sync',
        message: 'In sync again',
        metadata: commitsOf(after.links),
      }
    : undefined;
}

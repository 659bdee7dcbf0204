import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { EnvironmentRequestChange, RequestEvent } from '../requests';

/** What a change that passes brought about is called, when it is worth an event. Pure. */
export function describeRequestChange(
  before: EnvironmentRequest,
  after: EnvironmentRequestChange,
): RequestEvent | undefined {
  return after.status !== before.status
    ? describeMove(before, after)
    : describeDriftChange(before, after);
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
        metadata: commitsOf(after),
        notify: {
          recipients: recipientsOf(before),
          title: `${before.name} is ready`,
          severity: 'normal',
        },
      };
    case 'failed':
      return {
        action: 'environment-request.failed',
        message: after.status_message ?? '',
        notify: {
          recipients: recipientsOf(before),
          title: `${before.name} could not be provisioned`,
          description: after.status_message,
          severity: 'high',
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
        recipients: recipientsOf(before),
        title: `${before.name} has drifted`,
        description: after.drift_summary,
        severity: 'high',
      },
    };
  }
  return before.drift_status === 'drifted' && after.drift_status === 'in_sync'
    ? {
        action: 'environment-request.in-sync',
        message: 'In sync again',
        metadata: commitsOf(after),
      }
    : undefined;
}

function recipientsOf(request: EnvironmentRequest): string[] {
  return [...new Set([request.requested_by, request.owner])];
}

function commitsOf({ links = [] }: EnvironmentRequestChange): {
  commit?: string;
} {
  const commits = links
    .filter(link => link.kind === 'commit' && link.reference)
    .map(link => link.reference)
    .join(', ');
  return commits ? { commit: commits } : {};
}

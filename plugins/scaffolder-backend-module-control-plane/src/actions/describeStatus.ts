import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';

const sentences: Record<EnvironmentRequest['status'], string> = {
  pending_approval: 'waits for an approval',
  approved: 'is approved',
  queued: 'is about to be provisioned',
  reconciling: 'is being provisioned',
  ready: 'is ready',
  rejected: 'was rejected',
  cancelled: 'was cancelled',
  failed: 'could not be provisioned',
  suspended: 'is suspended as its time is over',
  deprovisioning: 'is being removed',
  deleted: 'was removed',
  expired: 'has reached the end of its lease and was removed',
};

/** A sentence for the log of the task on where the environment stands. */
export function describeStatus(
  request: Pick<EnvironmentRequest, 'name' | 'status' | 'status_message'>,
): string {
  const detail = request.status_message ? ` (${request.status_message})` : '';
  return `${request.name} ${sentences[request.status]}${detail}`;
}

import type {
  EnvironmentRequest,
  Target,
} from '@groundwork/plugin-control-plane-common';
import { describeStatus } from './describeStatus';

const underWay: Target['status'][] = [
  'in_progress',
  'waiting',
  'failed',
  'held',
];

/** A sentence for the log of the task on how far an environment is: approvals, targets, and what they wait for. */
export function describeProgress(
  request: Pick<
    EnvironmentRequest,
    'name' | 'status' | 'status_message' | 'approval' | 'targets'
  >,
): string {
  const status = describeStatus(request);
  switch (request.status) {
    case 'pending_approval': {
      const { given, required } = request.approval;
      return required > 1
        ? `${status}, ${given} of ${required} are given`
        : status;
    }
    case 'queued':
    case 'reconciling':
      return [status, ...describeTargets(request.targets ?? [])].join(', ');
    default:
      return status;
  }
}

function describeTargets(targets: readonly Target[]): string[] {
  if (targets.length === 0) {
    return [];
  }
  const ready = targets.filter(({ status }) => status === 'ready').length;
  const details = targets
    .filter(({ status, message }) => underWay.includes(status) && message)
    .map(({ title, message }) => `; ${title}: ${message}`);
  return [`${ready} of ${targets.length} targets ready${details.join('')}`];
}

import type {
  EnvironmentRequest,
  Vote,
} from '@groundwork/plugin-control-plane-common';
import { formatDuration } from '@groundwork/plugin-control-plane-react';

/** Where a step of the life of an environment stands. */
export type LifecycleStepState = 'done' | 'current' | 'failed' | 'upcoming';

/** One step of the life of an environment. */
export type LifecycleStep = {
  id: 'requested' | 'approved' | 'provisioned' | 'ready' | 'ended';
  title: string;
  state: LifecycleStepState;
  /** RFC 3339 time at which it was, or will be, done. */
  time?: string;
  /** Entity reference of who did it. */
  by?: string;
  /** What is to be known beside. */
  note?: string;
};

/** The life of an environment, from the request to its end, as far as it is known. */
export function lifecycleSteps(request: EnvironmentRequest): LifecycleStep[] {
  const approval = approvalStep(request);
  const steps: LifecycleStep[] = [
    {
      id: 'requested',
      title: 'Requested',
      state: 'done',
      time: request.created_at,
      by: request.requested_by,
    },
    approval,
  ];
  if (approval.state === 'failed') {
    return steps;
  }
  if (request.status === 'cancelled') {
    return [
      steps[0],
      {
        id: 'ended',
        title: 'Cancelled',
        state: 'done',
        time: request.updated_at,
      },
    ];
  }
  return [
    ...steps,
    provisionStep(request),
    readyStep(request),
    endStep(request),
  ];
}

function approvalStep(request: EnvironmentRequest): LifecycleStep {
  const vote = lastVote(request);
  if (request.status === 'pending_approval') {
    return {
      id: 'approved',
      title: 'Waiting for approval',
      state: 'current',
    };
  }
  if (request.status === 'rejected') {
    return {
      id: 'approved',
      title: 'Rejected',
      state: 'failed',
      time: vote?.created_at ?? request.updated_at,
      by: vote?.decided_by,
      note: vote?.reason,
    };
  }
  return {
    id: 'approved',
    title: 'Approved',
    state: 'done',
    time: vote?.created_at,
    by: vote?.decided_by,
    note: request.approval_required ? vote?.reason : 'Self-service class',
  };
}

function provisionStep(request: EnvironmentRequest): LifecycleStep {
  const step = { id: 'provisioned' as const };
  if (request.ready_at) {
    const since = lastVote(request)?.created_at ?? request.created_at;
    return {
      ...step,
      title: 'Provisioned',
      state: 'done',
      note: describeLength(Date.parse(request.ready_at) - Date.parse(since)),
    };
  }
  switch (request.status) {
    case 'failed':
      return {
        ...step,
        title: 'Provisioning failed',
        state: 'failed',
        time: request.updated_at,
      };
    case 'approved':
    case 'queued':
      return { ...step, title: 'Queued', state: 'current' };
    case 'reconciling':
      return { ...step, title: 'Provisioning', state: 'current' };
    default:
      return { ...step, title: 'Provisioning', state: 'upcoming' };
  }
}

function readyStep(request: EnvironmentRequest): LifecycleStep {
  if (!request.ready_at) {
    return { id: 'ready', title: 'Ready', state: 'upcoming' };
  }
  const step = { id: 'ready' as const, title: 'Ready', time: request.ready_at };
  switch (request.status) {
    case 'failed':
      return { ...step, state: 'failed', note: 'The last pass failed' };
    case 'queued':
    case 'reconciling':
      return { ...step, state: 'done', note: 'Reconciling again' };
    default:
      return { ...step, state: 'done' };
  }
}

function endStep(request: EnvironmentRequest): LifecycleStep {
  switch (request.status) {
    case 'deprovisioning':
      return {
        id: 'ended',
        title: 'Being removed',
        state: 'current',
        note: request.end_reason === 'expired' ? 'Its time is over' : undefined,
      };
    case 'expired':
      return {
        id: 'ended',
        title: 'Expired',
        state: 'done',
        time: request.updated_at,
        note: 'Its time was over',
      };
    case 'deleted':
      return {
        id: 'ended',
        title: 'Deleted',
        state: 'done',
        time: request.updated_at,
      };
    default:
      return {
        id: 'ended',
        title: 'Ends',
        state: 'upcoming',
        time: request.expires_at,
        note: describeExtensions(request.extensions),
      };
  }
}

function describeExtensions(count: number = 0): string | undefined {
  if (count === 0) {
    return undefined;
  }
  return count === 1 ? 'Extended once' : `Extended ${count} times`;
}

function lastVote(request: EnvironmentRequest): Vote | undefined {
  return request.votes?.toSorted((a, b) =>
    b.created_at.localeCompare(a.created_at),
  )[0];
}

function describeLength(milliseconds: number): string {
  return milliseconds < 1000
    ? 'Took less than a second'
    : `Took ${formatDuration(milliseconds)}`;
}

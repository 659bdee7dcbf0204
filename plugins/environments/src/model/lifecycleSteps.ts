import type {
  EnvironmentRequest,
  Vote,
} from '@groundwork/plugin-control-plane-common';
import { formatDuration } from '@groundwork/plugin-control-plane-react';
import type { EnvironmentsWords } from '../translation';

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
export function lifecycleSteps(
  request: EnvironmentRequest,
  t: EnvironmentsWords,
): LifecycleStep[] {
  const approval = approvalStep(request, t);
  const steps: LifecycleStep[] = [
    {
      id: 'requested',
      title: t('environmentPage.timeline.requested'),
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
        title: t('environmentPage.timeline.cancelled'),
        state: 'done',
        time: request.updated_at,
      },
    ];
  }
  return [
    ...steps,
    provisionStep(request, t),
    readyStep(request, t),
    endStep(request, t),
  ];
}

function approvalStep(
  request: EnvironmentRequest,
  t: EnvironmentsWords,
): LifecycleStep {
  const vote = lastVote(request);
  if (request.status === 'pending_approval') {
    return {
      id: 'approved',
      title: t('environmentPage.timeline.waiting'),
      state: 'current',
      note: describeProgress(request, t),
    };
  }
  if (request.status === 'rejected') {
    return {
      id: 'approved',
      title: t('environmentPage.timeline.rejected'),
      state: 'failed',
      time: vote?.created_at ?? request.updated_at,
      by: vote?.decided_by,
      note: vote?.reason,
    };
  }
  return {
    id: 'approved',
    title: t('environmentPage.timeline.approved'),
    state: 'done',
    time: vote?.created_at,
    by: vote?.decided_by,
    note: request.approval_required
      ? vote?.reason
      : t('environmentPage.timeline.selfService'),
  };
}

function provisionStep(
  request: EnvironmentRequest,
  t: EnvironmentsWords,
): LifecycleStep {
  const step = { id: 'provisioned' as const };
  if (request.ready_at) {
    const since = lastVote(request)?.created_at ?? request.created_at;
    return {
      ...step,
      title: t('environmentPage.timeline.provisioned'),
      state: 'done',
      note: describeLength(Date.parse(request.ready_at) - Date.parse(since), t),
    };
  }
  switch (request.status) {
    case 'failed':
      return {
        ...step,
        title: t('environmentPage.timeline.provisioningFailed'),
        state: 'failed',
        time: request.updated_at,
      };
    case 'approved':
    case 'queued':
      return {
        ...step,
        title: t('environmentPage.timeline.queued'),
        state: 'current',
      };
    case 'reconciling':
      return {
        ...step,
        title: t('environmentPage.timeline.provisioning'),
        state: 'current',
      };
    default:
      return {
        ...step,
        title: t('environmentPage.timeline.provisioning'),
        state: 'upcoming',
      };
  }
}

function readyStep(
  request: EnvironmentRequest,
  t: EnvironmentsWords,
): LifecycleStep {
  if (!request.ready_at) {
    return {
      id: 'ready',
      title: t('environmentPage.timeline.ready'),
      state: 'upcoming',
    };
  }
  const step = {
    id: 'ready' as const,
    title: t('environmentPage.timeline.ready'),
    time: request.ready_at,
  };
  switch (request.status) {
    case 'failed':
      return {
        ...step,
        state: 'failed',
        note: t('environmentPage.timeline.lastPassFailed'),
      };
    case 'queued':
    case 'reconciling':
      return {
        ...step,
        state: 'done',
        note: t('environmentPage.timeline.reconcilingAgain'),
      };
    default:
      return { ...step, state: 'done' };
  }
}

function endStep(
  request: EnvironmentRequest,
  t: EnvironmentsWords,
): LifecycleStep {
  switch (request.status) {
    case 'deprovisioning':
      return {
        id: 'ended',
        title: t('environmentPage.timeline.beingRemoved'),
        state: 'current',
        note:
          request.end_reason === 'expired'
            ? t('environmentPage.timeline.timeIsOver')
            : undefined,
      };
    case 'suspended':
      return {
        id: 'ended',
        title: t('environmentPage.timeline.suspended'),
        state: 'current',
        time: request.suspended_at ?? request.updated_at,
        note: t('environmentPage.timeline.timeIsOver'),
      };
    case 'expired':
      return {
        id: 'ended',
        title: t('environmentPage.timeline.expired'),
        state: 'done',
        time: request.updated_at,
        note: t('environmentPage.timeline.timeWasOver'),
      };
    case 'deleted':
      return {
        id: 'ended',
        title: t('environmentPage.timeline.deleted'),
        state: 'done',
        time: request.updated_at,
      };
    default:
      return {
        id: 'ended',
        title: t('environmentPage.timeline.ends'),
        state: 'upcoming',
        time: request.expires_at,
        note: describeExtensions(request.extensions, t),
      };
  }
}

function describeProgress(
  { approval: { given, required } }: EnvironmentRequest,
  t: EnvironmentsWords,
): string | undefined {
  return required > 1
    ? t('environmentPage.timeline.approvals', {
        given: String(given),
        required: String(required),
      })
    : undefined;
}

function describeExtensions(
  count: number | undefined,
  t: EnvironmentsWords,
): string | undefined {
  return !count ? undefined : t('environmentPage.timeline.extended', { count });
}

function lastVote(request: EnvironmentRequest): Vote | undefined {
  // Votes on earlier plans decided nothing.
  const votes = request.votes?.filter(vote => vote.is_current);
  return votes?.toSorted((a, b) => b.created_at.localeCompare(a.created_at))[0];
}

function describeLength(milliseconds: number, t: EnvironmentsWords): string {
  return milliseconds < 1000
    ? t('environmentPage.timeline.tookNoTime')
    : t('environmentPage.timeline.took', {
        time: formatDuration(milliseconds),
      });
}

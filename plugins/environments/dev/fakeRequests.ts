import {
  ControlPlaneError,
  extensionRoomOf,
  isFinal,
  isInProgress,
  type Action,
  type EnvironmentRequest,
  type ErrorEnvelope,
  type ListEnvironmentRequestsQuery,
  type Plan,
} from '@groundwork/plugin-control-plane-common';
import { exampleClasses } from '../src/__testUtils__/exampleClasses';
import { createUuid } from '../src/model';

/** Who is signed in at the harness. */
export const SELF = 'user:default/guest';

const ALLOWED: Action = { allowed: true };
const NOT_PENDING: Action = {
  allowed: false,
  reason: 'It does not wait for a decision',
};

/** The request with what may be done with it. */
export function withActions(request: EnvironmentRequest): EnvironmentRequest {
  const isOwn = request.requested_by === SELF;
  const isPending = request.status === 'pending_approval';
  return {
    ...request,
    actions: {
      approve: decideApprove(request),
      reject: decideApprove(request),
      edit: isPending ? ALLOWED : NOT_PENDING,
      cancel: isPending ? ALLOWED : NOT_PENDING,
      decide_extension:
        request.pending_extension && !isOwn
          ? ALLOWED
          : { allowed: false, reason: 'No extension waits for your decision' },
      reconcile: isInProgress(request.status)
        ? { allowed: false, reason: 'A pass is under way already' }
        : { allowed: !isPending && !isFinal(request.status) },
      extend: decideExtend(request),
      delete: isFinal(request.status)
        ? { allowed: false, reason: 'It has ended already' }
        : ALLOWED,
    },
  };
}

function decideApprove(request: EnvironmentRequest): Action {
  if (request.status !== 'pending_approval') {
    return NOT_PENDING;
  }
  if (request.requested_by === SELF) {
    return {
      allowed: false,
      reason: 'You requested this; someone else must approve',
    };
  }
  return request.votes?.some(
    vote => vote.is_current && vote.decided_by === SELF,
  )
    ? { allowed: false, reason: 'You have decided over this plan already' }
    : ALLOWED;
}

function decideExtend(request: EnvironmentRequest): Action {
  const policy = exampleClasses.find(({ name }) => name === request.class);
  const room = policy && extensionRoomOf(request, policy);
  if (isFinal(request.status) || request.status === 'deprovisioning') {
    return { allowed: false, reason: 'It is ending' };
  }
  if (!room) {
    return { allowed: false, reason: 'Its time begins when it is ready' };
  }
  return room.hoursMax > 0 || policy.extension_beyond
    ? { allowed: true }
    : {
        allowed: false,
        reason: `It lives as long as ${policy.title} allows already`,
      };
}

/** Whether a request is among those that are asked for. */
export function matches(
  request: EnvironmentRequest,
  query: ListEnvironmentRequestsQuery,
): boolean {
  const words = query.q?.toLowerCase();
  return (
    (!query.status || query.status.includes(request.status)) &&
    (!query.class || query.class === request.class) &&
    (!query.region || query.region === request.region) &&
    (!query.owner || query.owner === request.owner) &&
    (!query.component_ref || query.component_ref === request.component_ref) &&
    (!query.drift_status || query.drift_status === request.drift_status) &&
    (!query.expires_before ||
      (request.expires_at ?? query.expires_before) < query.expires_before) &&
    (!query.mine || request.requested_by === SELF) &&
    (!query.awaiting_my_decision ||
      withActions(request).actions?.approve.allowed === true) &&
    (!words || `${request.app} ${request.team}`.includes(words))
  );
}

/** Compares requests by an order of the API. */
export function comparing(order: string) {
  const [field, direction] = order.split('.');
  const sign = direction === 'asc' ? 1 : -1;
  const key = (request: EnvironmentRequest) => {
    switch (field) {
      case 'name':
        return request.name;
      case 'updated_at':
        return request.updated_at;
      default:
        return request.created_at;
    }
  };
  return (a: EnvironmentRequest, b: EnvironmentRequest) =>
    sign * key(a).localeCompare(key(b));
}

/** An error as the control plane answers it. */
export function refusal(
  status: number,
  error: ErrorEnvelope['error'],
  message: string,
  more: { details?: ErrorEnvelope['details']; plan?: Plan } = {},
): ControlPlaneError {
  return ControlPlaneError.fromResponse(new Response(undefined, { status }), {
    error,
    message,
    ...more,
    request_id: createUuid(),
  });
}

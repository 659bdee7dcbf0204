import {
  addHours,
  extendedFrom,
  type EnvironmentRequest,
  type Target,
} from '@groundwork/plugin-control-plane-common';

/** An environment as it will be when it was extended by so many hours. Pure. */
export function asExtended(
  request: EnvironmentRequest,
  hours: number,
  now: string,
): EnvironmentRequest {
  const endsAt = extendedFrom(request, now);
  return {
    ...request,
    ...(endsAt && { expires_at: addHours(endsAt, hours) }),
    extensions: (request.extensions ?? 0) + 1,
    // What was suspended is brought back.
    ...(request.status === 'suspended' && {
      status: 'queued',
      suspended_at: undefined,
      removal_at: undefined,
    }),
  };
}

/** A request as it will be when it was cancelled. Pure. */
export function asCancelled(
  request: EnvironmentRequest,
  now: string,
): EnvironmentRequest {
  return { ...request, status: 'cancelled', updated_at: now };
}

/** A request of which one target is otherwise. Pure. */
export function withTarget(
  request: EnvironmentRequest,
  id: string,
  change: (target: Target) => Target,
): EnvironmentRequest {
  return {
    ...request,
    targets: request.targets?.map(target =>
      target.id === id ? change(target) : target,
    ),
  };
}

/** Answers of actions carry neither targets nor votes in every state: what is known of them stays until it is read. Pure. */
export function asAnswered(
  answer: EnvironmentRequest,
  { targets, votes }: EnvironmentRequest,
): EnvironmentRequest {
  return {
    ...answer,
    targets: answer.targets ?? targets,
    votes: answer.votes ?? votes,
  };
}

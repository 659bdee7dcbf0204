import type {
  CreateEnvironmentRequest,
  Decision,
  EnvironmentClass,
  EnvironmentEvent,
  EnvironmentRequest,
  EnvironmentRequestCounts,
  ExtensionRequest,
} from '@groundwork/plugin-control-plane-common';
import { hoursFromNow } from '@groundwork/plugin-control-plane-react/testUtils';
import { exampleVote } from '../src/__testUtils__/exampleApprovals';
import { exampleClasses } from '../src/__testUtils__/exampleClasses';
import { exampleRequest } from '../src/__testUtils__/examples';
import { createUuid } from '../src/model';
import { matches, refusal, SELF } from './fakeRequests';

/** The classes; for a tenant, each says whether it may be requested. */
export function classesFor(tenantId: string | undefined): EnvironmentClass[] {
  return exampleClasses.map(item => ({
    ...item,
    ...(tenantId && {
      availability: item.entitlement
        ? {
            allowed: false,
            reason: 'Acme is not entitled to Regulated hosting',
            product: item.entitlement,
            can_request: true,
          }
        : { allowed: true },
    }),
  }));
}

/** What of the requests needs whoever is signed in. */
export function countsOf(
  requests: EnvironmentRequest[],
): EnvironmentRequestCounts {
  const count = (query: Parameters<typeof matches>[1]) => ({
    value: requests.filter(request => matches(request, query)).length,
    relation: 'eq' as const,
  });
  return {
    mine: count({ mine: true }),
    my_teams: count({ owner: 'group:default/team-payments' }),
    awaiting_my_decision: count({ awaiting_my_decision: true }),
    expiring: count({ expires_before: hoursFromNow(24) }),
    drifted: count({ drift_status: 'drifted' }),
    failed: count({ status: ['failed'] }),
    gates_awaiting_my_decision: { value: 0, relation: 'eq' as const },
    gates_mine: { value: 0, relation: 'eq' as const },
  };
}

/** A request as it is made. */
export function requestOf(body: CreateEnvironmentRequest): EnvironmentRequest {
  const needsApproval = findClass(body.class).approval_required;
  return exampleRequest({
    ...body,
    id: createUuid(),
    requested_by: SELF,
    owner: body.owner ?? `group:default/${body.team}`,
    status: needsApproval ? 'pending_approval' : 'queued',
    drift_status: 'unknown',
    created_at: hoursFromNow(0),
    updated_at: hoursFromNow(0),
    ready_at: undefined,
    expires_at: undefined,
    targets: [],
    votes: [],
  });
}

/** A class by its name. */
export function findClass(name: string): EnvironmentClass {
  const found = exampleClasses.find(item => item.name === name);
  if (!found) {
    throw refusal(404, 'not_found', 'There is no such class');
  }
  return found;
}

/** What a vote makes of a request. */
export function votedOn(
  request: EnvironmentRequest,
  { decision, reason = '' }: Decision,
): Partial<EnvironmentRequest> {
  const votes = [
    exampleVote({
      id: (request.votes?.length ?? 0) + 1,
      decision,
      reason,
      plan_digest: request.plan_digest,
      decided_by: SELF,
      created_at: hoursFromNow(0),
    }),
    ...(request.votes ?? []),
  ];
  if (decision === 'reject') {
    return { status: 'rejected', votes };
  }
  const given = votes.filter(
    vote => vote.is_current && vote.decision === 'approve',
  ).length;
  return {
    approval: { ...request.approval, given },
    votes,
    ...(given >= request.approval.required && { status: 'approved' as const }),
  };
}

/** An extension that waits for an approval. */
export function extensionOf(hours: number, reason: string): ExtensionRequest {
  return {
    id: createUuid(),
    hours,
    reason,
    status: 'pending',
    requested_by: SELF,
    created_at: hoursFromNow(0),
  };
}

/** Something that happened to a request just now. */
export function eventOf(
  id: number,
  request: EnvironmentRequest,
  action: string,
  message: string,
  actorType: EnvironmentEvent['actor_type'],
): EnvironmentEvent {
  return {
    id,
    action: `environment-request.${action}`,
    actor_id: actorType === 'user' ? request.requested_by : 'control-plane',
    actor_type: actorType,
    ...(actorType === 'system' && { target_id: request.targets?.[0]?.id }),
    message,
    metadata: {},
    created_at: request.updated_at,
  };
}

import {
  extendableStatuses,
  extensionRoomOf,
  isFinal,
  isInProgress,
  type Action,
  type Actions,
  type EnvironmentRequest,
  type ExtensionPolicy,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentRequestFilter } from '@groundwork/plugin-control-plane-node';
import { notAmongDeciders, type Seat } from '../approvals/decideSeat';
import type { GivenVote } from '../approvals/Ballots';
import type { Grant, Principal } from '../identity';

/** What a caller may do by one permission to a request of which it is known who may decide over it. */
export type BoundGrant = Grant<EnvironmentRequest, EnvironmentRequestFilter>;

/** What a caller may do with a request, by permission, and how far classes let leases be moved. */
export type RequestGrants = {
  approve: BoundGrant;
  update: BoundGrant;
  reconcile: BoundGrant;
  extend: BoundGrant;
  delete: BoundGrant;
  /** Whose vote they could give; by their permission alone when absent. */
  seatOf?: (
    request: EnvironmentRequest,
    /** Others who count as having voted. */
    others?: GivenVote[],
  ) => Seat;
  /** Why nobody may approve the plan, as a sentence. */
  refusalToApprove?: string;
  /** What the class says, in the version that it was requested with; `undefined` when nothing is known of that. */
  extensionPolicyOf: (
    request: Pick<EnvironmentRequest, 'class' | 'class_version'>,
  ) => ExtensionPolicy | undefined;
  /** The database's time, where what is decided counts; the time of this process when absent. */
  now?: string;
};

const allowed: Action = { allowed: true };

/** What a caller may do with a request now, and why not: for the API that enforces it and for pages that show it. */
export function decideActions(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
  grants: RequestGrants,
): Actions {
  return {
    approve: decideApprove(request, principal, grants),
    reject: decideVote(request, principal, grants),
    reconcile: decideReconcile(request, grants.reconcile),
    extend: decideExtend(request, grants),
    delete: decideDelete(request, grants.delete),
    edit: decideUpdate(request, grants.update),
    cancel: decideUpdate(request, grants.update),
    decide_extension: decideExtensionDecision(request, principal, grants),
  };
}

/** What may not be may still be rejected. */
function decideApprove(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
  grants: RequestGrants,
): Action {
  const vote = decideVote(request, principal, grants);
  return vote.allowed && grants.refusalToApprove !== undefined
    ? refuse(grants.refusalToApprove)
    : vote;
}

function decideVote(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
  { approve, seatOf }: RequestGrants,
): Action {
  if (request.status !== 'pending_approval') {
    return refuse('It does not wait for a decision');
  }
  const own = refusalOfOwn(request, principal);
  if (own !== undefined) {
    return refuse(own);
  }
  if (!approve.allows(request)) {
    return refuse(notAmongDeciders);
  }
  const refusal = seatOf?.(request).refusal;
  return refusal === undefined ? allowed : refuse(refusal);
}

function decideUpdate(request: EnvironmentRequest, grant: BoundGrant): Action {
  if (request.status !== 'pending_approval') {
    return refuse('It does not wait for a decision any more');
  }
  return grant.allows(request)
    ? allowed
    : refuse('Only its owners and administrators may change it');
}

function decideReconcile(
  request: EnvironmentRequest,
  grant: BoundGrant,
): Action {
  if (isFinal(request.status) || request.status === 'pending_approval') {
    return refuse('There is nothing to reconcile in this state');
  }
  if (isInProgress(request.status)) {
    return refuse('A pass is under way already');
  }
  return grant.allows(request)
    ? allowed
    : refuse('Only its owners and administrators may reconcile it');
}

function decideExtend(
  request: EnvironmentRequest,
  { extend, extensionPolicyOf, now }: RequestGrants,
): Action {
  if (isFinal(request.status)) {
    return refuse('It has ended already');
  }
  if (request.status === 'deprovisioning') {
    return refuse('It is being removed already');
  }
  const policy = extensionPolicyOf(request);
  if (!policy) {
    return refuse(`There is no class ${request.class} any more`);
  }
  const room = extensionRoomOf(request, policy, now);
  if (!room || !extendableStatuses.includes(request.status)) {
    return refuse('Its time begins when it is ready');
  }
  if (room.hoursMax === 0) {
    if (!policy.extension_beyond) {
      return refuse(
        policy.extension_hours_max === 0
          ? `${policy.title} cannot be extended`
          : `It lives as long as ${policy.title} allows already`,
      );
    }
    if (request.pending_extension) {
      return refuse('An extension of it waits for a decision already');
    }
  }
  return extend.allows(request)
    ? allowed
    : refuse('Only its owners and administrators may extend it');
}

function decideExtensionDecision(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
  { approve, seatOf }: RequestGrants,
): Action {
  const { pending_extension, status } = request;
  if (!pending_extension || !extendableStatuses.includes(status)) {
    return refuse('No extension waits for a decision');
  }
  const asker = pending_extension.requested_by;
  if (isSamePrincipal(asker, principal.id)) {
    return refuse('You asked for this extension; someone else must decide');
  }
  if (refusalOfOwn(request, principal) !== undefined) {
    return refuse('You requested or changed this; someone else must decide');
  }
  if (!approve.allows(request)) {
    return refuse(notAmongDeciders);
  }
  // Nobody decides in the place of who asked: they count as having had their say.
  const seat = seatOf?.(request, [{ decided_by: asker, seat: asker }]);
  return seat?.refusal === undefined
    ? allowed
    : refuse('You stand in for who asked for this; someone else must decide');
}

function decideDelete(request: EnvironmentRequest, grant: BoundGrant): Action {
  if (isFinal(request.status)) {
    return refuse('It has ended already');
  }
  if (request.status === 'deprovisioning') {
    return refuse('It is being removed already');
  }
  return grant.allows(request)
    ? allowed
    : refuse('Only its owners and administrators may remove it');
}

/** Why somebody may not decide over what they asked for themselves, or have changed; `undefined` when it is neither. */
export function refusalOfOwn(
  request: Pick<EnvironmentRequest, 'requested_by' | 'edited_by'>,
  principal: Pick<Principal, 'id'>,
): string | undefined {
  if (isSamePrincipal(request.requested_by, principal.id)) {
    return 'You requested this; someone else must approve';
  }
  return request.edited_by?.some(editor =>
    isSamePrincipal(editor, principal.id),
  )
    ? 'You changed this; someone else must approve'
    : undefined;
}

/** Whether two names are of one principal, however they are written. */
export function isSamePrincipal(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function refuse(reason: string): Action {
  return { allowed: false, reason };
}

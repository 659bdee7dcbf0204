import {
  extensionRoomOf,
  isFinal,
  isInProgress,
  leasedStatuses,
  type Action,
  type Actions,
  type EnvironmentRequest,
  type ExtensionPolicy,
} from '@groundwork/plugin-control-plane-common';
import type { Principal, RequestGrant } from '../identity';

/** What a caller may do with requests, by permission, and how far classes let leases be moved. */
export type RequestGrants = {
  approve: RequestGrant;
  reconcile: RequestGrant;
  extend: RequestGrant;
  delete: RequestGrant;
  /** By name of the class; `undefined` when there is no such class any more. */
  extensionPolicyOf: (className: string) => ExtensionPolicy | undefined;
};

const allowed: Action = { allowed: true };

/** What a caller may do with a request now, and why not: for the API that enforces it and for pages that show it. */
export function decideActions(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
  grants: RequestGrants,
): Actions {
  return {
    approve: decideApprove(request, principal, grants.approve),
    reconcile: decideReconcile(request, grants.reconcile),
    extend: decideExtend(request, grants),
    delete: decideDelete(request, grants.delete),
  };
}

function decideApprove(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
  grant: RequestGrant,
): Action {
  if (request.status !== 'pending_approval') {
    return refuse('It does not wait for a decision');
  }
  if (isOwnRequest(request, principal)) {
    return refuse('You requested this; someone else must approve');
  }
  return grant.allows(request)
    ? allowed
    : refuse('You need the approver role to decide over this');
}

function decideReconcile(
  request: EnvironmentRequest,
  grant: RequestGrant,
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
  { extend, extensionPolicyOf }: RequestGrants,
): Action {
  if (isFinal(request.status)) {
    return refuse('It has ended already');
  }
  if (request.status === 'deprovisioning') {
    return refuse('It is being removed already');
  }
  const policy = extensionPolicyOf(request.class);
  if (!policy) {
    return refuse(`There is no class ${request.class} any more`);
  }
  const room = extensionRoomOf(request, policy);
  if (!room || !leasedStatuses.includes(request.status)) {
    return refuse('Its time begins when it is ready');
  }
  if (policy.extension_hours_max === 0) {
    return refuse(`${policy.title} cannot be extended`);
  }
  if (room.hoursLeft === 0) {
    return refuse(`It lives as long as ${policy.title} allows already`);
  }
  return extend.allows(request)
    ? allowed
    : refuse('Only its owners and administrators may extend it');
}

function decideDelete(
  request: EnvironmentRequest,
  grant: RequestGrant,
): Action {
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

/** Whether the caller is who requested it; nobody decides over a request of their own. */
export function isOwnRequest(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
): boolean {
  return request.requested_by.toLowerCase() === principal.id.toLowerCase();
}

function refuse(reason: string): Action {
  return { allowed: false, reason };
}

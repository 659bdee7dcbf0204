import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { refsOf } from '../approvals/ApproverStore';
import { decideSeat } from '../approvals/decideSeat';
import type { Standing } from '../approvals/StandingStore';
import type { Principal, RequestGrant } from '../identity';
import type { BoundGrant, RequestGrants } from './decideActions';

/** What permission gives a caller, for any request. */
export type PermissionGrants = Record<
  'approve' | 'update' | 'reconcile' | 'extend' | 'delete',
  RequestGrant
>;

/** Takes what permission gives a caller and how decisions over one request stand together. */
export function bindGrants(
  principal: Pick<Principal, 'id'>,
  permissions: PermissionGrants,
  standing: Standing,
): Omit<RequestGrants, 'extensionPolicyOf'> {
  return {
    approve: bindGrant(permissions.approve, standing),
    update: bindGrant(permissions.update, standing),
    reconcile: bindGrant(permissions.reconcile, standing),
    extend: bindGrant(permissions.extend, standing),
    delete: bindGrant(permissions.delete, standing),
    seatOf: (request, others = []) =>
      seatOf(request, principal, permissions.approve, {
        ...standing,
        votes: [...standing.votes, ...others],
      }),
  };
}

/** The same for one permission. */
export function bindGrant(
  grant: RequestGrant,
  { approvers }: Standing,
): BoundGrant {
  const approver_refs = refsOf(approvers);
  return {
    scope: grant.scope,
    allows: request => grant.allows({ ...request, approver_refs }),
  };
}

/** Whose vote a caller could give who may decide, by their permission to. */
export function seatOf(
  request: EnvironmentRequest,
  principal: Pick<Principal, 'id'>,
  approve: RequestGrant,
  { approvers, votes }: Standing,
) {
  return decideSeat({
    principalId: principal.id,
    mayDecide: approve.allows({
      ...request,
      approver_refs: refsOf({ ...approvers, standIns: [] }),
    }),
    standIns: approvers.standIns,
    votes,
    madeBy: [request.requested_by, ...(request.edited_by ?? [])],
  });
}

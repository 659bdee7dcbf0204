import type {
  Action,
  TemplateGateActions,
} from '@groundwork/plugin-control-plane-common';
import { refsOf } from '../approvals/ApproverStore';
import {
  decideSeat,
  notAmongDeciders,
  type Seat,
} from '../approvals/decideSeat';
import type { Standing } from '../approvals/StandingStore';
import type { Principal, TemplateGateGrant } from '../identity';
import { refusalOfOwn } from '../requests/decideActions';
import type { StoredGate } from './TemplateGateRow';

/** What permission gives a caller, for any gate. */
export type GateGrants = {
  read: TemplateGateGrant;
  approve: TemplateGateGrant;
  cancel: TemplateGateGrant;
};

const allowed: Action = { allowed: true };

/** What a caller may do with a gate now, and why not: for the API that enforces it and for pages that show it. */
export function decideGateActions(
  gate: StoredGate,
  principal: Pick<Principal, 'id'>,
  grants: GateGrants,
  standing: Standing,
): TemplateGateActions {
  const vote = decideVote(gate, principal, grants.approve, standing);
  return {
    approve: vote,
    reject: vote,
    cancel: decideCancel(gate, grants.cancel, standing),
  };
}

/** Whether permission lets somebody do something to a gate over which these may decide. */
export function allowsGate(
  grant: TemplateGateGrant,
  gate: StoredGate,
  { approvers }: Pick<Standing, 'approvers'>,
): boolean {
  return grant.allows({ ...gate, approver_refs: refsOf(approvers) });
}

/** Whose vote a caller could give. */
export function seatAtGate(
  gate: StoredGate,
  principal: Pick<Principal, 'id'>,
  approve: TemplateGateGrant,
  { approvers, votes }: Standing,
): Seat {
  return decideSeat({
    principalId: principal.id,
    mayDecide: allowsGate(approve, gate, {
      approvers: { ...approvers, standIns: [] },
    }),
    standIns: approvers.standIns,
    votes,
    madeBy: [gate.requested_by],
    votedOn: 'this',
  });
}

function decideVote(
  gate: StoredGate,
  principal: Pick<Principal, 'id'>,
  approve: TemplateGateGrant,
  standing: Standing,
): Action {
  if (gate.status !== 'pending') {
    return refuse('It does not wait for a decision');
  }
  const refusal =
    refusalOfOwn(gate, principal) ??
    (allowsGate(approve, gate, standing)
      ? seatAtGate(gate, principal, approve, standing).refusal
      : notAmongDeciders);
  return refusal === undefined ? allowed : refuse(refusal);
}

function decideCancel(
  gate: StoredGate,
  cancel: TemplateGateGrant,
  standing: Standing,
): Action {
  if (gate.status !== 'pending') {
    return refuse('It does not wait for a decision any more');
  }
  return allowsGate(cancel, gate, standing)
    ? allowed
    : refuse('Only who asked for it, or an administrator, may cancel it');
}

function refuse(reason: string): Action {
  return { allowed: false, reason };
}

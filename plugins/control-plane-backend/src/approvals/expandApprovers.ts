import type { Approver } from '@groundwork/plugin-control-plane-common';
import {
  approverRoleRef,
  toMemberRef,
} from '@groundwork/plugin-control-plane-node';
import type { NamedApprover } from './ApproverStore';

/** Whom a class names as approvers, for one request. */
export type ExpandInput = {
  /** Whoever has the role approver, when absent. */
  approvers?: readonly Approver[];
  /** Entity reference of the owner of the component that the request is for. */
  componentOwner?: string;
  requestedBy: string;
};

/**
 * Who may decide over a request, by what its class says. Where it says the owner of the component, and there is none but
 * whoever made the request, that is whoever has the role approver: `lacksOwner` then.
 */
export function expandApprovers(input: ExpandInput): {
  approvers: NamedApprover[];
  lacksOwner: boolean;
} {
  const { approvers = [approverRoleRef], componentOwner } = input;
  const owner = componentOwner && toMemberRef(componentOwner);
  const lacksOwner =
    approvers.includes('component-owner') &&
    (owner === undefined || owner === toMemberRef(input.requestedBy));
  const named = approvers.map((approver): NamedApprover => {
    if (approver !== 'component-owner') {
      return { ref: toMemberRef(approver), via: 'policy' };
    }
    return lacksOwner || owner === undefined
      ? { ref: approverRoleRef, via: 'policy' }
      : { ref: owner, via: 'component-owner' };
  });
  return {
    // Each once; whom the class names is named by it, whatever they own.
    approvers: [
      ...new Map(
        named
          .sort(
            (a, b) => Number(a.via === 'policy') - Number(b.via === 'policy'),
          )
          .map(each => [each.ref, each]),
      ).values(),
    ],
    lacksOwner,
  };
}

import {
  approverRoleRef,
  toMemberRef,
} from '@groundwork/plugin-control-plane-node';
import { isEntityRef } from '../messages';
import type { Approvers } from './ApproverStore';
import type { GivenVote } from './Ballots';

/**
 * Who is told that a request waits: the people and groups who may decide over it, for the role approver those who have it by
 * the configuration, and who stands in for one of them. Not whoever made it, nor who has voted.
 */
export function whoIsTold(options: {
  approvers: Approvers;
  /** Entity references of who has the role approver by the configuration. */
  configured: readonly string[];
  requestedBy: string;
  votes?: readonly GivenVote[];
}): string[] {
  const { approvers, configured, requestedBy, votes = [] } = options;
  const done = new Set(
    [
      requestedBy,
      ...votes.flatMap(({ decided_by, seat }) => [decided_by, seat]),
    ].map(toMemberRef),
  );
  const refs = [
    ...approvers.named.flatMap(({ ref }) =>
      ref === approverRoleRef ? configured.map(toMemberRef) : [ref],
    ),
    ...approvers.standIns.map(({ substitute }) => substitute),
  ];
  return [...new Set(refs)].filter(ref => isEntityRef(ref) && !done.has(ref));
}

import { toMemberRef } from '@groundwork/plugin-control-plane-node';
import type { StandIn } from './ApproverStore';

/** Why somebody may not decide whom nobody named. */
export const notAmongDeciders =
  'You are not among those who may decide over this';

/** What it depends on whether somebody has a vote that they can give. */
export type SeatInput = {
  principalId: string;
  /** Whether they may decide without standing in for anybody. */
  mayDecide: boolean;
  /** Who stands in for whom now. */
  standIns: readonly Pick<StandIn, 'substitute' | 'absent'>[];
  /** The votes on the current plan. */
  votes: readonly { decided_by: string; seat: string }[];
  /** Who requested what is voted on, or has changed it. */
  madeBy: readonly string[];
  /** What is voted on, in words; `this plan` when absent. */
  votedOn?: string;
};

/** Whose vote it is, or why there is none. */
export type Seat =
  | { seat: string; on_behalf_of?: string; refusal?: undefined }
  | { refusal: string; has_voted: boolean };

/**
 * Decides whose vote somebody gives: their own, or, where they have none, that of somebody whom they stand in for. Whoever took
 * part in a vote, by giving it or by having it given, takes part in no other, so that nobody counts twice; and nobody stands in
 * for whoever made the request or has changed it.
 */
export function decideSeat(input: SeatInput): Seat {
  const me = toMemberRef(input.principalId);
  const { votedOn = 'this plan' } = input;
  const involved = new Set(
    input.votes.flatMap(({ decided_by, seat }) => [
      toMemberRef(decided_by),
      toMemberRef(seat),
    ]),
  );
  if (involved.has(me)) {
    return {
      refusal: input.votes.some(
        ({ decided_by }) => toMemberRef(decided_by) === me,
      )
        ? `You have voted on ${votedOn} already`
        : `Somebody voted on ${votedOn} in your place already`,
      has_voted: true,
    };
  }
  if (input.mayDecide) {
    return { seat: me };
  }
  const madeBy = input.madeBy.map(toMemberRef);
  const absent = input.standIns
    .filter(({ substitute }) => substitute === me)
    .map(each => each.absent)
    .filter(each => !madeBy.includes(each));
  if (absent.length === 0) {
    return {
      refusal: notAmongDeciders,
      has_voted: false,
    };
  }
  const seat = absent.find(each => !involved.has(each));
  return seat === undefined
    ? {
        refusal: `${absent[0]}, in whose place you decide, has voted on ${votedOn} already`,
        has_voted: true,
      }
    : { seat, on_behalf_of: seat };
}

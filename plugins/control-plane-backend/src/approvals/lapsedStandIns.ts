import { toMemberRef } from '@groundwork/plugin-control-plane-node';
import type { Principal } from '../identity';
import type { AbsentDirectory } from './AbsentDirectory';
import type { Standing } from './StandingStore';

/** As what those who are away still may decide, by their reference. */
export type StillAbsent = ReadonlyMap<string, ReadonlySet<string>>;

/** Asks, before anything is locked, whether those for whom somebody stands in still may decide themselves. */
export async function checkAbsent(
  absent: Pick<AbsentDirectory, 'check'>,
  principal: Pick<Principal, 'id'>,
  { approvers }: Standing,
): Promise<StillAbsent> {
  const me = toMemberRef(principal.id);
  return absent.check(
    approvers.standIns.filter(({ substitute }) => substitute === me),
  );
}

/** Without those who stand in for somebody who may not decide any more themselves. */
export function withoutLapsed(
  standing: Standing,
  absent: StillAbsent,
): Standing {
  return {
    ...standing,
    approvers: {
      ...standing.approvers,
      standIns: standing.approvers.standIns.filter(standIn =>
        standIn.refs.some(ref => absent.get(standIn.absent)?.has(ref)),
      ),
    },
  };
}

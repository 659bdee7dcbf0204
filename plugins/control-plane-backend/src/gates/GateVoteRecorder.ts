import type { Ballot } from '../approvals/Ballots';
import { describeTally } from '../approvals/describeTally';
import type { PendingApprovalStore } from '../approvals/PendingApprovalStore';
import type { Transaction } from '../database';
import type { Caller } from '../identity';
import type { GateBallots } from './createGateStores';
import type { GateRecorder } from './GateRecorder';
import type { StoredGate } from './TemplateGateRow';

/** A vote that may be given. */
type AcceptedVote = Pick<Ballot, 'decision' | 'reason' | 'on_behalf_of'>;

/** Writes votes, and what comes of them: one rejection ends a gate, enough approvals open it. */
export class GateVoteRecorder {
  readonly #options: GateVoteRecorderOptions;

  private constructor(options: GateVoteRecorderOptions) {
    this.#options = options;
  }

  static create(options: GateVoteRecorderOptions): GateVoteRecorder {
    return new GateVoteRecorder(options);
  }

  /** Part of the transaction that has locked the gate, and has found that the caller has this vote. */
  async record(
    transaction: Transaction,
    caller: Caller,
    gate: StoredGate,
    vote: AcceptedVote,
  ): Promise<void> {
    const { ballots, recorder } = this.#options;
    const { id, authentication } = caller.principal;
    await ballots.insert(transaction, gate.id, {
      ...vote,
      parameters_digest: gate.parameters_digest,
      decided_by: id,
      authentication,
    });
    const metadata = {
      authentication: authentication.method,
      ...(vote.on_behalf_of !== undefined && {
        on_behalf_of: vote.on_behalf_of,
      }),
    };
    if (vote.decision === 'approve') {
      await this.#approve(transaction, caller, gate, { ...vote, metadata });
      return;
    }
    await recorder.end(transaction, caller, gate, {
      status: 'rejected',
      reason: vote.reason,
      decided_by: id,
      event: {
        what: 'rejected',
        message: 'Rejected',
        reason: vote.reason,
        metadata,
        notify: {
          recipients: [gate.requested_by],
          title: `${gate.title} was rejected`,
          description: vote.reason,
          severity: 'high',
          topic: 'decisions',
        },
      },
    });
  }

  async #approve(
    transaction: Transaction,
    caller: Caller,
    gate: StoredGate,
    {
      reason,
      metadata,
    }: Pick<AcceptedVote, 'reason'> & { metadata: Record<string, string> },
  ): Promise<void> {
    const { ballots, pending, recorder } = this.#options;
    const required = gate.approvals_required;
    const given = await ballots.countApprovals(transaction, gate.id);
    await pending.setGiven(transaction, gate.id, given);
    const tally = describeTally(given, required);
    const event = {
      message: 'Approved',
      reason,
      metadata: {
        ...metadata,
        given: String(given),
        required: String(required),
      },
    };
    const notify = {
      recipients: [gate.requested_by],
      severity: 'normal' as const,
      topic: 'decisions' as const,
    };
    if (given < required) {
      await recorder.tell(transaction, caller, gate, {
        ...event,
        what: 'approval-given',
        notify: {
          ...notify,
          title: `${gate.title} has ${tally}`,
          description: reason || undefined,
        },
      });
      return;
    }
    await recorder.end(transaction, caller, gate, {
      status: 'approved',
      reason: reason || undefined,
      decided_by: caller.principal.id,
      event: {
        ...event,
        what: 'approved',
        notify: {
          ...notify,
          title: `${gate.title} was approved`,
          description:
            reason || (required > 1 ? `It has ${tally}.` : undefined),
        },
      },
    });
  }
}

export type GateVoteRecorderOptions = {
  ballots: GateBallots;
  pending: Pick<PendingApprovalStore<StoredGate>, 'setGiven'>;
  recorder: GateRecorder;
};

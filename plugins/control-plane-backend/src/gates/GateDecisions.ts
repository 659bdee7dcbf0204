import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  Cancellation,
  TemplateGate,
  TemplateGateDecision,
} from '@groundwork/plugin-control-plane-common';
import type { AbsentDirectory } from '../approvals/AbsentDirectory';
import { notAmongDeciders } from '../approvals/decideSeat';
import {
  checkAbsent,
  withoutLapsed,
  type StillAbsent,
} from '../approvals/lapsedStandIns';
import type { StandingStore } from '../approvals/StandingStore';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { ValidationError } from '../http/errors';
import type { Caller, TemplateGateGrant } from '../identity';
import { refusalOfOwn } from '../requests/decideActions';
import { allowsGate, seatAtGate } from './decideGateActions';
import type { GateReader } from './GateReader';
import type { GateStore } from './GateStore';
import type { GateVoteRecorder } from './GateVoteRecorder';
import type { GateRecorder } from './GateRecorder';
import type { StoredGate } from './TemplateGateRow';

/** Who decides what, and what permission gives them. */
type Voter = {
  caller: Caller;
  approve: TemplateGateGrant;
  decision: TemplateGateDecision;
  absent: StillAbsent;
};

/** Decides over gates: by others than who asked, and as many as the policy wants. */
export class GateDecisions {
  readonly #options: GateDecisionsOptions;

  private constructor(options: GateDecisionsOptions) {
    this.#options = options;
  }

  static create(options: GateDecisionsOptions): GateDecisions {
    return new GateDecisions(options);
  }

  /**
   * @throws `NotAllowedError` for one's own gate, or to who is not among those who may; `ConflictError` when it does not wait for
   *   a decision, the digest is not of its parameters, or the caller has voted; `ValidationError` for a rejection without a
   *   reason.
   */
  async decide(
    caller: Caller,
    id: string,
    decision: TemplateGateDecision,
  ): Promise<TemplateGate> {
    const { reader, gates, database } = this.#options;
    const { principal } = caller;
    const { gate, grants, standing } = await reader.find(principal, id);
    const refusal =
      refusalOfOwn(gate, principal) ??
      (allowsGate(grants.approve, gate, standing)
        ? undefined
        : notAmongDeciders);
    if (refusal !== undefined) {
      throw new NotAllowedError(refusal);
    }
    if (decision.decision === 'reject' && !decision.reason?.trim()) {
      throw new ValidationError([
        { field: 'reason', message: 'is needed for a rejection' },
      ]);
    }
    const voter: Voter = {
      caller,
      approve: grants.approve,
      decision,
      absent: await checkAbsent(this.#options.absent, principal, standing),
    };
    await database.transaction(async transaction => {
      // Read again under the lock: of two decisions at the same instant, the second finds the first.
      const locked = await gates.lock(transaction, id);
      if (locked) {
        await this.#decideLocked(transaction, locked, voter);
      }
    });
    this.#options.onCommitted();
    return reader.get(principal, id);
  }

  /**
   * Ends a gate that waits; repeated, it changes nothing.
   *
   * @throws `NotAllowedError` to who did not ask for it; `ConflictError` when it has ended otherwise.
   */
  async cancel(
    caller: Caller,
    id: string,
    { reason }: Cancellation,
  ): Promise<TemplateGate> {
    const { reader, gates, recorder, database } = this.#options;
    const { principal } = caller;
    const { gate, grants, standing } = await reader.find(principal, id);
    if (!allowsGate(grants.cancel, gate, standing)) {
      throw new NotAllowedError(
        'Only who asked for it, or an administrator, may cancel it',
      );
    }
    await database.transaction(async transaction => {
      const locked = await gates.lock(transaction, id);
      if (!locked || locked.status === 'cancelled') {
        return;
      }
      requireWaiting(locked);
      await recorder.end(transaction, caller, locked, {
        status: 'cancelled',
        reason: reason?.trim() || undefined,
        decided_by: principal.id,
        event: {
          what: 'cancelled',
          message: 'Cancelled',
          reason: reason?.trim(),
          notify: {
            recipients: [locked.requested_by],
            title: `${locked.title} was cancelled`,
            description: reason?.trim() || undefined,
            severity: 'normal',
            topic: 'decisions',
          },
        },
      });
    });
    this.#options.onCommitted();
    return reader.get(principal, id);
  }

  async #decideLocked(
    transaction: Transaction,
    gate: StoredGate,
    { caller, approve, decision, absent }: Voter,
  ): Promise<void> {
    requireWaiting(gate);
    if (decision.parameters_digest !== gate.parameters_digest) {
      throw new ConflictError(
        'The digest is not of the parameters of this gate. Read them and decide again.',
      );
    }
    const standing = withoutLapsed(
      await this.#options.standings.find(gate, transaction),
      absent,
    );
    if (!allowsGate(approve, gate, standing)) {
      throw new NotAllowedError(notAmongDeciders);
    }
    const seat = seatAtGate(gate, caller.principal, approve, standing);
    if (seat.refusal !== undefined) {
      throw seat.has_voted
        ? new ConflictError(seat.refusal)
        : new NotAllowedError(seat.refusal);
    }
    await this.#options.voteRecorder.record(transaction, caller, gate, {
      decision: decision.decision,
      reason: decision.reason?.trim() ?? '',
      on_behalf_of: seat.on_behalf_of,
    });
  }
}

export type GateDecisionsOptions = {
  database: ControlPlaneDatabase;
  gates: GateStore;
  standings: StandingStore;
  absent: Pick<AbsentDirectory, 'check'>;
  reader: Pick<GateReader, 'find' | 'get'>;
  recorder: GateRecorder;
  voteRecorder: GateVoteRecorder;
  onCommitted: () => void;
};

function requireWaiting({ status }: StoredGate): void {
  if (status !== 'pending') {
    throw new ConflictError(`It is ${status} and does not wait for a decision`);
  }
}

import type {
  EnvironmentRequest,
  Plan,
  Vote,
} from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import type { Caller } from '../identity';
import type {
  RequestEnqueuer,
  RequestEvent,
  RequestRecorder,
} from '../requests';
import { describeTally } from './describeTally';
import type { PendingApprovalStore } from './PendingApprovalStore';
import type { VoteStore } from './VoteStore';

/** A vote that may be given. */
export type AcceptedVote = Pick<
  Vote,
  'decision' | 'reason' | 'on_behalf_of'
> & {
  /** What is decided over. */
  plan: Plan;
};

type VoteEvent = { reason: string; metadata: Record<string, string> };

/** Writes votes, and what comes of them: one rejection ends a request, enough approvals bring it about. */
export class VoteRecorder {
  readonly #options: VoteRecorderOptions;

  private constructor(options: VoteRecorderOptions) {
    this.#options = options;
  }

  static create(options: VoteRecorderOptions): VoteRecorder {
    return new VoteRecorder(options);
  }

  /** Part of the transaction that has locked the request, and has found that the caller has this vote. */
  async record(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    { plan, reason, ...vote }: AcceptedVote,
  ): Promise<void> {
    const { id, authentication } = caller.principal;
    const { plan_digest, plan_revision } = request;
    await this.#options.votes.insert(transaction, request.id, {
      ...vote,
      reason,
      plan_digest,
      plan_revision,
      decided_by: id,
      authentication,
    });
    const metadata = {
      plan_digest,
      authentication: authentication.method,
      ...(vote.on_behalf_of !== undefined && {
        on_behalf_of: vote.on_behalf_of,
      }),
    };
    if (vote.decision === 'reject') {
      await this.#reject(transaction, caller, request, { reason, metadata });
    } else {
      await this.#approve(transaction, caller, request, {
        reason,
        metadata,
        plan,
      });
    }
  }

  async #reject(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    { reason, metadata }: Pick<VoteEvent, 'reason' | 'metadata'>,
  ): Promise<void> {
    await this.#options.recorder.change(
      transaction,
      caller,
      request,
      { status: 'rejected', status_message: reason },
      {
        action: 'environment-request.rejected',
        message: reason,
        metadata,
        notify: {
          recipients: [request.requested_by],
          title: `${request.name} was rejected`,
          description: reason,
          severity: 'high',
          topic: 'decisions',
        },
      },
    );
  }

  async #approve(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    { reason, metadata, plan }: VoteEvent & { plan: Plan },
  ): Promise<void> {
    const { votes, pending, recorder } = this.#options;
    const required = Math.max(1, request.approval.required);
    const given = await votes.countApprovals(
      transaction,
      request.id,
      request.plan_revision,
    );
    await pending.setGiven(transaction, request.id, given);
    const tally = describeTally(given, required);
    const event = {
      message: reason || 'Approved',
      metadata: {
        ...metadata,
        given: String(given),
        required: String(required),
      },
    };
    if (given < required) {
      await recorder.tell(transaction, caller, request, {
        ...event,
        action: 'environment-request.approval-given',
        notify: {
          recipients: [request.requested_by],
          title: `${request.name} has ${tally}`,
          description: reason || undefined,
          severity: 'normal',
          topic: 'decisions',
        },
      });
      return;
    }
    await this.#bringAbout(transaction, caller, request, plan, {
      ...event,
      action: 'environment-request.approved',
      notify: {
        recipients: [request.requested_by],
        title: `${request.name} was approved`,
        description: reason || (required > 1 ? `It has ${tally}.` : undefined),
        severity: 'normal',
        topic: 'decisions',
      },
    });
  }

  async #bringAbout(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    plan: Plan,
    event: RequestEvent,
  ): Promise<void> {
    const { recorder, enqueuer } = this.#options;
    const approved = await recorder.change(
      transaction,
      caller,
      request,
      { status: 'approved', status_message: '' },
      event,
    );
    // Where it goes was agreed to as well: the plan says it, not what the class says today.
    await enqueuer.enqueue(
      transaction,
      approved,
      plan.targets.map(target => target.runtime),
    );
  }
}

export type VoteRecorderOptions = {
  votes: VoteStore;
  pending: PendingApprovalStore;
  recorder: RequestRecorder;
  enqueuer: RequestEnqueuer;
};

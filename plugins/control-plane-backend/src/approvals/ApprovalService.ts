import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  Decision,
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentClasses } from '../classes';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { StalePlanError, ValidationError } from '../http/errors';
import type { Caller, RequestGrant } from '../identity';
import { refusalToApprove } from '../plans';
import {
  refusalOfOwn,
  seatOf,
  type EnvironmentRequestReader,
  type EnvironmentRequestStore,
  type RequestTenancy,
} from '../requests';
import type { AbsentDirectory } from './AbsentDirectory';
import { refsOf } from './ApproverStore';
import { notAmongDeciders } from './decideSeat';
import { checkAbsent, withoutLapsed, type StillAbsent } from './lapsedStandIns';
import type { Standing, StandingStore } from './StandingStore';
import type { VoteRecorder } from './VoteRecorder';

/** Who decides what, and what permission gives them. */
type Voter = {
  caller: Caller;
  approve: RequestGrant;
  decision: Decision;
  absent: StillAbsent;
};

/** Decides over requests: by others than who asked, as many as the class wants, and over the plan that there is now. */
export class ApprovalService {
  readonly #options: ApprovalServiceOptions;

  private constructor(options: ApprovalServiceOptions) {
    this.#options = options;
  }

  static create(options: ApprovalServiceOptions): ApprovalService {
    return new ApprovalService(options);
  }

  /**
   * @throws `NotAllowedError` for one's own request, or to who is not among those who may; `StalePlanError` when the digest is
   *   not the current plan's; `ConflictError` when the request does not wait for a decision, the caller has voted, nobody may
   *   approve the plan, or its tenant is frozen.
   */
  async decide(
    caller: Caller,
    id: string,
    decision: Decision,
  ): Promise<EnvironmentRequest> {
    const { reader, requests, tenancy, database } = this.#options;
    const { request, standing, approve } = await reader.findForDecision(
      caller.principal,
      id,
    );
    requireNotOwn(request, caller);
    requireAllowed(request, approve, standing);
    if (decision.decision === 'reject' && !decision.reason?.trim()) {
      throw new ValidationError([
        { field: 'reason', message: 'is needed for a rejection' },
      ]);
    }
    const absent = await checkAbsent(
      this.#options.absent,
      caller.principal,
      standing,
    );
    await database.transaction(async transaction => {
      if (decision.decision === 'approve') {
        await tenancy.lockUsable(transaction, request);
      }
      // Read again under the lock: of two decisions at the same instant, the second finds the first.
      const locked = await requests.lock(transaction, id);
      if (locked) {
        await this.#decideLocked(transaction, locked, {
          caller,
          approve,
          decision,
          absent,
        });
      }
    });
    this.#options.onCommitted();
    return reader.get(caller.principal, id);
  }

  async #decideLocked(
    transaction: Transaction,
    request: EnvironmentRequest,
    voter: Voter,
  ): Promise<void> {
    const { caller, decision } = voter;
    const plan = await this.#requirePlan(transaction, request, decision);
    // They may have changed it since.
    requireNotOwn(request, caller);
    const on_behalf_of = await this.#takeSeat(transaction, request, voter);
    if (decision.decision === 'approve') {
      await this.#requireApprovable(transaction, request, plan);
    }
    await this.#options.voteRecorder.record(transaction, caller, request, {
      decision: decision.decision,
      reason: decision.reason?.trim() ?? '',
      on_behalf_of,
      plan,
    });
  }

  /** The plan that is decided over, which is the one that the caller has seen. */
  async #requirePlan(
    transaction: Transaction,
    request: EnvironmentRequest,
    decision: Decision,
  ): Promise<Plan> {
    if (request.status !== 'pending_approval') {
      throw new ConflictError(
        `It is ${request.status.replaceAll('_', ' ')} and does not wait for a decision`,
      );
    }
    const plan = await this.#options.requests.findPlan(request.id, transaction);
    if (!plan || decision.plan_digest !== request.plan_digest) {
      throw new StalePlanError(plan);
    }
    return plan;
  }

  /** Whom the caller stands in for; `undefined` when the vote is their own. */
  async #takeSeat(
    transaction: Transaction,
    request: EnvironmentRequest,
    { caller, approve, absent }: Voter,
  ): Promise<string | undefined> {
    const standing = withoutLapsed(
      await this.#options.standings.find(request, transaction),
      absent,
    );
    requireAllowed(request, approve, standing);
    const seat = seatOf(request, caller.principal, approve, standing);
    if (seat.refusal !== undefined) {
      throw seat.has_voted
        ? new ConflictError(seat.refusal)
        : new NotAllowedError(seat.refusal);
    }
    return seat.on_behalf_of;
  }

  async #requireApprovable(
    transaction: Transaction,
    request: EnvironmentRequest,
    plan: Plan,
  ): Promise<void> {
    const policyOf = await this.#options.classes.readPoliciesOf(
      [request],
      transaction,
    );
    // Without a policy nothing is let through that its class might not.
    const policy = policyOf(request)?.approval ?? { mode: 'required' };
    const refusal = refusalToApprove(plan, policy);
    if (refusal !== undefined) {
      throw new ConflictError(refusal);
    }
  }
}

export type ApprovalServiceOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  classes: Pick<EnvironmentClasses, 'readPoliciesOf'>;
  standings: StandingStore;
  absent: Pick<AbsentDirectory, 'check'>;
  voteRecorder: VoteRecorder;
  reader: EnvironmentRequestReader;
  tenancy: RequestTenancy;
  onCommitted: () => void;
};

function requireNotOwn(
  request: EnvironmentRequest,
  { principal }: Pick<Caller, 'principal'>,
): void {
  const refusal = refusalOfOwn(request, principal);
  if (refusal !== undefined) {
    throw new NotAllowedError(refusal);
  }
}

function requireAllowed(
  request: EnvironmentRequest,
  approve: RequestGrant,
  { approvers }: Standing,
): void {
  if (!approve.allows({ ...request, approver_refs: refsOf(approvers) })) {
    throw new NotAllowedError(notAmongDeciders);
  }
}

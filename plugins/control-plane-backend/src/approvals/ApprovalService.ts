import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  Decision,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { StalePlanError, ValidationError } from '../http/errors';
import type { Caller } from '../identity';
import {
  isOwnRequest,
  type EnvironmentRequestReader,
  type EnvironmentRequestService,
  type EnvironmentRequestStore,
  type RequestRecorder,
  type RequestTenancy,
} from '../requests';
import type { VoteStore } from './VoteStore';

/** Decides over requests: by somebody else than who asked, and over the plan that they have now. */
export class ApprovalService {
  readonly #options: ApprovalServiceOptions;

  private constructor(options: ApprovalServiceOptions) {
    this.#options = options;
  }

  static create(options: ApprovalServiceOptions): ApprovalService {
    return new ApprovalService(options);
  }

  /**
   * @throws `NotAllowedError` for one's own request, or without permission; `StalePlanError` when the digest is not the
   *   current plan's; `ConflictError` when the request does not wait for a decision, or its tenant is frozen.
   */
  async decide(
    caller: Caller,
    id: string,
    decision: Decision,
  ): Promise<EnvironmentRequest> {
    const { reader, requests, tenancy, database } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    if (isOwnRequest(request, caller.principal)) {
      throw new NotAllowedError(
        'You requested this; someone else must approve',
      );
    }
    if (!grants.approve.allows(request)) {
      throw new NotAllowedError(
        'You need the approver role to decide over this',
      );
    }
    if (decision.decision === 'reject' && !decision.reason?.trim()) {
      throw new ValidationError([
        { field: 'reason', message: 'is needed for a rejection' },
      ]);
    }
    await database.transaction(async transaction => {
      if (decision.decision === 'approve') {
        await tenancy.lockUsable(transaction, request);
      }
      // Read again under the lock: of two decisions at the same instant, the second finds the first.
      const locked = await requests.lock(transaction, id);
      if (locked) {
        await this.#decideLocked(transaction, caller, locked, decision);
      }
    });
    this.#options.onCommitted();
    return reader.get(caller.principal, id);
  }

  async #decideLocked(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    decision: Decision,
  ): Promise<void> {
    if (request.status !== 'pending_approval') {
      throw new ConflictError(
        `It is ${request.status.replaceAll('_', ' ')} and does not wait for a decision`,
      );
    }
    if (decision.plan_digest && decision.plan_digest !== request.plan_digest) {
      throw new StalePlanError();
    }
    const reason = decision.reason?.trim() ?? '';
    await this.#options.votes.insert(transaction, request.id, {
      decision: decision.decision,
      reason,
      plan_digest: request.plan_digest,
      decided_by: caller.principal.id,
    });
    const approve = decision.decision === 'approve';
    const decided = await this.#options.recorder.change(
      transaction,
      caller,
      request,
      {
        status: approve ? 'approved' : 'rejected',
        status_message: approve ? '' : reason,
      },
      {
        action: approve
          ? 'environment-request.approved'
          : 'environment-request.rejected',
        message: reason || 'Approved',
        metadata: { plan_digest: request.plan_digest },
        notify: {
          recipients: [request.requested_by],
          title: `${request.name} was ${approve ? 'approved' : 'rejected'}`,
          description: reason || undefined,
          severity: approve ? 'normal' : 'high',
        },
      },
    );
    if (approve) {
      // Where it goes was agreed to as well: the plan says it, not what the class says today.
      const plan = await this.#options.requests.findPlan(
        request.id,
        transaction,
      );
      await this.#options.service.enqueue(
        transaction,
        decided,
        plan?.targets.map(target => target.runtime) ?? [],
      );
    }
  }
}

export type ApprovalServiceOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  votes: VoteStore;
  recorder: RequestRecorder;
  reader: EnvironmentRequestReader;
  service: EnvironmentRequestService;
  tenancy: RequestTenancy;
  onCommitted: () => void;
};

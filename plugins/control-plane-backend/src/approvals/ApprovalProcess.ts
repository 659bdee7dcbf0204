import {
  addHours,
  type ApprovalPolicy,
  type EnvironmentRequest,
  type Plan,
} from '@groundwork/plugin-control-plane-common';
import type { AuditStore } from '../audit';
import type { Transaction } from '../database';
import { refusalToApprove } from '../plans';
import type { ApproverStore } from './ApproverStore';
import { expandApprovers } from './expandApprovers';
import type { PendingApprovalStore } from './PendingApprovalStore';
import type { VoteStore } from './VoteStore';
import { whoIsTold } from './whoIsTold';

/** What the decision over a plan depends on beside the plan. */
export type ApprovalProcessInput = {
  request: Pick<
    EnvironmentRequest,
    'id' | 'name' | 'tenant_id' | 'requested_by' | 'plan_revision'
  >;
  policy: ApprovalPolicy;
  /** Entity reference of the owner of the component that the request is for. */
  componentOwner?: string;
};

/** Begins what leads to a decision over a plan: who may decide, until when, and who is told. */
export class ApprovalProcess {
  readonly #options: ApprovalProcessOptions;

  private constructor(options: ApprovalProcessOptions) {
    this.#options = options;
  }

  static create(options: ApprovalProcessOptions): ApprovalProcess {
    return new ApprovalProcess(options);
  }

  /**
   * Part of the transaction that stores the request, or gives it a new plan; also where no approval is required, as somebody may
   * have to decide over its extensions. Begun again, it says who may decide now, and time counts from now; votes on the current
   * plan stay what they are. Answers with who is to be told.
   */
  async begin(
    transaction: Transaction,
    { request, policy, componentOwner }: ApprovalProcessInput,
  ): Promise<{ recipients: string[] }> {
    const { approverStore: store, pending, votes } = this.#options;
    const { approvers, lacksOwner } = expandApprovers({
      approvers: policy.approvers,
      componentOwner,
      requestedBy: request.requested_by,
    });
    await store.replace(transaction, request.id, approvers);
    await pending.begin(transaction, request.id, {
      approvals_required:
        policy.mode === 'required' ? (policy.required_approvals ?? 1) : 0,
      approvals_given: await votes.countApprovals(
        transaction,
        request.id,
        request.plan_revision,
      ),
      ...timersOf(policy, transaction.now),
    });
    if (lacksOwner) {
      await this.#tellOfMissingOwner(transaction, request);
    }
    return {
      recipients: whoIsTold({
        approvers: await store.find(request.id, transaction),
        configured: this.#options.configured,
        requestedBy: request.requested_by,
      }),
    };
  }

  async #tellOfMissingOwner(
    transaction: Transaction,
    request: ApprovalProcessInput['request'],
  ): Promise<void> {
    await this.#options.audit.append(transaction, 'system', {
      action: 'environment-request.approvers-replaced',
      target_type: 'environment-request',
      target_id: request.id,
      target_name: request.name,
      tenant_id: request.tenant_id,
      message:
        'Nobody else owns the component: whoever has the role approver may decide instead',
    });
  }
}

export type ApprovalProcessOptions = {
  approverStore: ApproverStore;
  pending: PendingApprovalStore;
  votes: VoteStore;
  audit: AuditStore;
  /** Entity references of who has the role approver by the configuration. */
  configured: readonly string[];
};

/** Whether nobody has to approve a plan: its class asks for nobody, and nothing keeps it from being approved. */
export function approvesItself(
  policy: Pick<ApprovalPolicy, 'mode' | 'allow_unplanned'>,
  plan: Pick<Plan, 'policy_results' | 'targets'>,
): boolean {
  return (
    policy.mode === 'automatic' && refusalToApprove(plan, policy) === undefined
  );
}

/** What time brings for what begins to wait now. */
export function timersOf(policy: ApprovalPolicy, now: string) {
  const after = (hours: number | undefined) =>
    hours === undefined ? undefined : addHours(now, hours);
  return {
    approval_expires_at: after(policy.timeout_hours),
    escalate_at: after(policy.escalation?.after_hours),
    remind_at: after(policy.reminder_hours),
  };
}

import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { ApproverStore, Approvers } from '../approvals/ApproverStore';
import { expandApprovers } from '../approvals/expandApprovers';
import { whoIsTold } from '../approvals/whoIsTold';
import type { EnvironmentClasses } from '../classes';
import type { Transaction } from '../database';

/** Knows who decides over the extensions of an environment: whoever may decide over the request. */
export class ExtensionApprovers {
  readonly #options: ExtensionApproversOptions;

  private constructor(options: ExtensionApproversOptions) {
    this.#options = options;
  }

  static create(options: ExtensionApproversOptions): ExtensionApprovers {
    return new ExtensionApprovers(options);
  }

  /** Entity references of who is to be told that somebody asks for an extension. */
  async ofExtension(
    transaction: Transaction,
    request: EnvironmentRequest,
    askedBy: string,
  ): Promise<string[]> {
    return whoIsTold({
      approvers: await this.#find(transaction, request),
      configured: this.#options.configured,
      requestedBy: request.requested_by,
      // They have had their say.
      votes: [{ decided_by: askedBy, seat: askedBy }],
    });
  }

  /** Where nobody had to decide when it was requested, those whom its class names may from now on. */
  async #find(
    transaction: Transaction,
    request: EnvironmentRequest,
  ): Promise<Approvers> {
    const { approverStore, classes } = this.#options;
    const found = await approverStore.find(request.id, transaction);
    if (found.named.length > 0) {
      return found;
    }
    const policyOf = await classes.readPoliciesOf([request], transaction);
    const { approvers } = expandApprovers({
      approvers: policyOf(request)?.approval.approvers,
      requestedBy: request.requested_by,
    });
    await approverStore.add(transaction, request.id, approvers);
    return approverStore.find(request.id, transaction);
  }
}

export type ExtensionApproversOptions = {
  approverStore: ApproverStore;
  classes: Pick<EnvironmentClasses, 'readPoliciesOf'>;
  /** Entity references of who has the role approver by the configuration. */
  configured: readonly string[];
};

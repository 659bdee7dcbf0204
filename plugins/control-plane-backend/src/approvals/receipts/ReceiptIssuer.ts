import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { ApprovalReceiptPayload } from '@groundwork/plugin-control-plane-node';
import type { Transaction } from '../../database';
import type { VoteStore } from '../VoteStore';
import type { ReceiptKeys } from './ReceiptKeys';
import type { ReceiptStore } from './ReceiptStore';

/** Signs who approved what, so that it can be shown to whoever does not trust the database. */
export class ReceiptIssuer {
  readonly #options: ReceiptIssuerOptions;

  private constructor(options: ReceiptIssuerOptions) {
    this.#options = options;
  }

  static create(options: ReceiptIssuerOptions): ReceiptIssuer {
    return new ReceiptIssuer(options);
  }

  /** Part of the transaction that approves the request; does nothing where no key is configured. */
  async issue(
    transaction: Transaction,
    request: EnvironmentRequest,
  ): Promise<void> {
    if (!this.#options.keys.canSign) {
      return;
    }
    const signed = await this.#options.keys.sign(
      await this.#describe(transaction, request),
    );
    if (signed) {
      await this.#options.receipts.insert(transaction, {
        request_id: request.id,
        jws: signed.jws,
        key_id: signed.keyId,
        created_at: transaction.now,
      });
    }
  }

  async #describe(
    transaction: Transaction,
    request: EnvironmentRequest,
  ): Promise<ApprovalReceiptPayload> {
    const votes = await this.#options.votes.listOfRequest(
      request.id,
      request.plan_revision,
      transaction,
    );
    return {
      iss: this.#options.issuer,
      iat: Math.floor(Date.parse(transaction.now) / 1_000),
      request: {
        id: request.id,
        name: request.name,
        class: request.class,
        class_version: request.class_version,
        app: request.app,
        team: request.team,
        region: request.region,
        owner: request.owner,
        tenant_id: request.tenant_id,
        requested_by: request.requested_by,
      },
      plan_digest: request.plan_digest,
      plan_revision: request.plan_revision,
      policy: {
        mode: request.approval_required ? 'required' : 'automatic',
        required_approvals: request.approval.required,
      },
      approvals: votes
        .filter(vote => vote.is_current && vote.decision === 'approve')
        .map(vote => ({
          by: vote.decided_by,
          on_behalf_of: vote.on_behalf_of,
          at: vote.created_at,
          authentication: vote.authentication,
          plan_digest: vote.plan_digest,
        })),
      approved_at: transaction.now,
    };
  }
}

export type ReceiptIssuerOptions = {
  /** The `iss` of receipts. */
  issuer: string;
  keys: Pick<ReceiptKeys, 'canSign' | 'sign'>;
  receipts: Pick<ReceiptStore, 'insert'>;
  votes: Pick<VoteStore, 'listOfRequest'>;
};

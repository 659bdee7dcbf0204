import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  ApprovalLink,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { AuditStore } from '../../audit';
import type { ControlPlaneDatabase, Transaction } from '../../database';
import type { Caller } from '../../identity';
import type { EnvironmentRequestReader } from '../../requests';
import { plainPathOf } from './DecisionPaths';
import type { ApprovalLinkContent, LinkSigner } from './LinkSigner';
import type { LinkUseStore } from './LinkUseStore';

/** What becomes of links that people follow. They lead to a request, and decide nothing. */
export class ApprovalLinks {
  readonly #options: ApprovalLinksOptions;

  private constructor(options: ApprovalLinksOptions) {
    this.#options = options;
  }

  static create(options: ApprovalLinksOptions): ApprovalLinks {
    return new ApprovalLinks(options);
  }

  /**
   * @throws `NotFoundError` for a link that was made up, or leads to what is not for the caller to know of;
   *   `ConflictError` for one that has led them already, or is over.
   */
  async redeem(caller: Caller, token: string): Promise<ApprovalLink> {
    const link = this.#options.signer.verify(token);
    if (!link) {
      throw leadsNowhere();
    }
    const { request } = await this.#options.reader
      .find(caller.principal, link.request_id)
      .catch(error => {
        throw error instanceof NotFoundError ? leadsNowhere() : error;
      });
    await this.#options.database.transaction(transaction =>
      this.#use(transaction, caller, link, request),
    );
    return {
      request_id: request.id,
      plan_digest: link.plan_digest,
      is_current: link.plan_digest === request.plan_digest,
    };
  }

  async #use(
    transaction: Transaction,
    caller: Caller,
    link: ApprovalLinkContent,
    request: EnvironmentRequest,
  ): Promise<void> {
    const instead = `The request is at ${plainPathOf(request.id)}`;
    if (link.expires_at <= transaction.now) {
      throw new ConflictError(`This link is over. ${instead}`);
    }
    const isFirst = await this.#options.uses.insert(transaction, {
      link_id: link.id,
      principal: caller.principal.id,
      expires_at: link.expires_at,
    });
    if (!isFirst) {
      throw new ConflictError(`You have used this link already. ${instead}`);
    }
    await this.#options.audit.append(transaction, caller, {
      action: 'approval-link.redeemed',
      target_type: 'environment-request',
      target_id: request.id,
      target_name: request.name,
      tenant_id: request.tenant_id,
      message: 'Followed the link of a notification',
      metadata: { link_id: link.id, plan_digest: link.plan_digest },
    });
  }
}

export type ApprovalLinksOptions = {
  database: ControlPlaneDatabase;
  signer: Pick<LinkSigner, 'verify'>;
  uses: Pick<LinkUseStore, 'insert'>;
  audit: Pick<AuditStore, 'append'>;
  reader: Pick<EnvironmentRequestReader, 'find'>;
};

/** The same whether it was made up or is of somebody else. */
function leadsNowhere(): NotFoundError {
  return new NotFoundError(
    'This link leads nowhere, or you may not see what it leads to',
  );
}

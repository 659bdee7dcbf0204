import type {
  ApprovalLink,
  ApprovalReceipt,
  ApprovalSubstitute,
  ApprovalSubstituteCreate,
  ApprovalSubstituteList,
  EnvironmentRequest,
  ExtensionDecision,
  JsonWebKeySet,
  VoteList,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** Votes, receipts, substitutes and links. @public */
export class ApprovalsClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the votes on a request, newest first. */
  async listVotes(
    id: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<VoteList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-requests/{id}/votes', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }

  /** The signed receipt of an approval. */
  async getReceipt(
    id: string,
    options?: CallOptions,
  ): Promise<ApprovalReceipt> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-requests/{id}/receipt', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** The public keys that receipts are verified with. */
  async getReceiptKeys(options?: CallOptions): Promise<JsonWebKeySet> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/.well-known/jwks.json', {
        ...init,
      }),
    );
  }

  /** Approves or rejects an extension. */
  async decideExtension(
    id: string,
    extensionId: string,
    body: ExtensionDecision,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request(
        'post',
        '/v1/environment-requests/{id}/extensions/{extension_id}/decide',
        {
          body,
          params: { path: { id, extension_id: extensionId } },
          ...init,
        },
      ),
    );
  }

  /** A page of who decides for whom, newest first. */
  async listSubstitutes(
    query: PageQuery & { active?: boolean } = {},
    options?: CallOptions,
  ): Promise<ApprovalSubstituteList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/approval-substitutes', {
        params: { query },
        ...init,
      }),
    );
  }

  /** Lets somebody decide while one is away. */
  async createSubstitute(
    body: ApprovalSubstituteCreate,
    options?: CallOptions,
  ): Promise<ApprovalSubstitute> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/approval-substitutes', {
        body,

        ...init,
      }),
    );
  }

  /** Ends a substitution. */
  async deleteSubstitute(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/approval-substitutes/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** What a link of a notification leads to; it leads each person once. */
  async redeemLink(
    token: string,
    options?: CallOptions,
  ): Promise<ApprovalLink> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/approval-links/redeem', {
        body: { token },
        ...init,
      }),
    );
  }
}

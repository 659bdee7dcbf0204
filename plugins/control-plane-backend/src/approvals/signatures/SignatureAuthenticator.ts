import { AuthenticationError } from '@backstage/errors';
import { canonicalDecision } from '@groundwork/plugin-control-plane-node';
import type { Request } from 'express';
import type { UnknownCaller } from '../../audit';
import type { ControlPlaneDatabase } from '../../database';
import type { Principal } from '../../identity';
import type { ApproverClients } from './ApproverClients';
import type { NonceStore } from './NonceStore';
import {
  claimedClientOf,
  readSignatureHeaders,
  readSignedDecision,
} from './readSignedDecision';
import type { RefusalLog } from './RefusalLog';
import { SignatureRefusedError } from './SignatureRefusedError';

/** So far a signature may be from the database's time, both ways. */
const windowMs = 5 * 60_000;
/** A nonce is kept longer than its signature is good, so that one that is being used cannot outlive it. */
const nonceMarginMs = 60_000;

/**
 * Finds out which machine signed a decision. Whatever is wrong with a signature, it is answered with the same words; what it
 * was stands in the audit log.
 */
export class SignatureAuthenticator {
  readonly #options: SignatureAuthenticatorOptions;

  private constructor(options: SignatureAuthenticatorOptions) {
    this.#options = options;
  }

  static create(
    options: SignatureAuthenticatorOptions,
  ): SignatureAuthenticator {
    return new SignatureAuthenticator(options);
  }

  /** @throws `AuthenticationError` when it was not signed by a client, just now, for just this, and for the first time. */
  async authenticate(
    request: Request,
    call: UnknownCaller,
  ): Promise<Principal> {
    try {
      return await this.#verify(request);
    } catch (error) {
      if (!(error instanceof SignatureRefusedError)) {
        throw error;
      }
      const client = claimedClientOf(request);
      await this.#options.refusals.record(call, {
        client:
          client !== undefined && this.#options.clients.has(client)
            ? client
            : undefined,
        reason: error.reason,
        operation: `${request.method} ${request.path}`,
      });
      throw new AuthenticationError('The signature is not acceptable');
    }
  }

  async #verify(request: Request): Promise<Principal> {
    const { clients } = this.#options;
    const headers = readSignatureHeaders(request);
    const signed = await readSignedDecision(request, headers);
    const keyId = clients.findKey(
      headers.client,
      canonicalDecision(signed),
      headers.signature,
    );
    if (keyId === undefined) {
      throw new SignatureRefusedError(
        clients.has(headers.client) ? 'wrong-signature' : 'unknown-client',
      );
    }
    // Only whoever has a secret gets as far as the database.
    await this.#useOnce(headers);
    const id = `approver-client:${headers.client}`;
    return {
      type: 'subject',
      id,
      ownership_refs: [id],
      authentication: { method: 'signature', key_id: keyId },
      roles: clients.rolesOf(headers.client),
    };
  }

  /** In a transaction of its own, which is over before anything is decided: what fails after it needs another signature. */
  async #useOnce({
    client,
    nonce,
    timestamp,
  }: {
    client: string;
    nonce: string;
    timestamp: string;
  }): Promise<void> {
    const signedAtMs = Number(timestamp) * 1_000;
    await this.#options.database.transaction(async transaction => {
      const ageMs = Date.parse(transaction.now) - signedAtMs;
      if (Math.abs(ageMs) > windowMs) {
        throw new SignatureRefusedError(ageMs > 0 ? 'old' : 'future');
      }
      const isFirst = await this.#options.nonces.insert(transaction, {
        client,
        nonce,
        expires_at: new Date(
          signedAtMs + windowMs + nonceMarginMs,
        ).toISOString(),
      });
      if (!isFirst) {
        throw new SignatureRefusedError('replayed');
      }
    });
  }
}

export type SignatureAuthenticatorOptions = {
  database: ControlPlaneDatabase;
  clients: ApproverClients;
  nonces: NonceStore;
  refusals: RefusalLog;
};

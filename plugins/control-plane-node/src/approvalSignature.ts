import {
  createHash,
  createHmac,
  randomBytes,
  type BinaryLike,
  type KeyObject,
} from 'node:crypto';
import type { Decision } from '@groundwork/plugin-control-plane-common';

/**
 * The headers of a signed decision, by what they carry.
 *
 * @public
 */
export const decisionSignatureHeaders = {
  client: 'X-Groundwork-Client',
  timestamp: 'X-Groundwork-Timestamp',
  nonce: 'X-Groundwork-Nonce',
  signature: 'X-Groundwork-Signature',
} as const;

/**
 * What a signature of a decision is over.
 *
 * @public
 */
export type SignedDecision = Decision & {
  /** Id of the request that is decided over. */
  requestId: string;
  /** Seconds since 1970, in decimal digits. */
  timestamp: string;
  /** 16 to 128 letters, digits, `-` and `_`; never the same twice. */
  nonce: string;
};

/**
 * What {@link signDecision} takes.
 *
 * @public
 */
export type SignDecisionOptions = {
  /** Name of the approver client. */
  client: string;
  /** One of its secrets; the bytes of the text are the key. */
  secret: string;
  /** Id of the request that is decided over. */
  requestId: string;
  /** Exactly what is sent as the body. */
  decision: Decision;
  /** When it is signed; now when absent. It is good for five minutes before and after. */
  signedAt?: Date;
  /** A random one when absent. Each is good once. */
  nonce?: string;
};

/**
 * The text that a decision is signed over: eight lines, joined by line feeds, without one at the end.
 *
 * @remarks
 * The path is the one behind `/api/control-plane`, so that it is the same whatever stands in front. The reason is in it as its
 * SHA-256, so that nothing that people type can look like another line. A reason that is left out counts as an empty one.
 *
 * @public
 */
export function canonicalDecision(signed: SignedDecision): string {
  return [
    'POST',
    `/v1/environment-requests/${signed.requestId}/approve`,
    signed.requestId,
    signed.decision,
    signed.plan_digest,
    createHash('sha256')
      .update(signed.reason ?? '')
      .digest('hex'),
    signed.timestamp,
    signed.nonce,
  ].join('\n');
}

/**
 * The signature over a text, as it is sent: `v1=` and HMAC-SHA-256 in lower-case hex.
 *
 * @public
 */
export function signatureOf(
  text: string,
  secret: BinaryLike | KeyObject,
): string {
  return `v1=${createHmac('sha256', secret).update(text).digest('hex')}`;
}

/**
 * Signs a decision of a machine; answers with the headers that take the place of a bearer token.
 *
 * @example
 * ```ts
 * const decision = { decision: 'approve', plan_digest: plan.digest, reason: 'All checks passed' } as const;
 * await client.decideEnvironmentRequest(requestId, decision, {
 *   headers: signDecision({ client: 'release-checks', secret, requestId, decision }),
 * });
 * ```
 *
 * @public
 */
export function signDecision(
  options: SignDecisionOptions,
): Record<string, string> {
  const { client, secret, requestId, decision } = options;
  const nonce = options.nonce ?? randomBytes(18).toString('base64url');
  const timestamp = String(
    Math.floor((options.signedAt?.getTime() ?? Date.now()) / 1_000),
  );
  const text = canonicalDecision({ ...decision, requestId, timestamp, nonce });
  return {
    [decisionSignatureHeaders.client]: client,
    [decisionSignatureHeaders.timestamp]: timestamp,
    [decisionSignatureHeaders.nonce]: nonce,
    [decisionSignatureHeaders.signature]: signatureOf(text, secret),
  };
}

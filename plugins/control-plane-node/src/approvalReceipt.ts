import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { Authentication } from '@groundwork/plugin-control-plane-common';

/**
 * The `typ` of receipts: another token of the same issuer is none.
 *
 * @public
 */
export const approvalReceiptType = 'groundwork-approval+jwt';

/**
 * What a receipt says: who approved what, and when.
 *
 * @public
 */
export type ApprovalReceiptPayload = {
  /** Whose receipt it is. */
  iss: string;
  /** When it was made, in seconds since 1970. */
  iat: number;
  /** The request as it was approved. */
  request: {
    id: string;
    name: string;
    class: string;
    class_version: number;
    app: string;
    team: string;
    region: string;
    owner: string;
    tenant_id?: string;
    requested_by: string;
  };
  /** Digest of the plan that was approved. */
  plan_digest: string;
  /** Which plan of the request that was. */
  plan_revision: number;
  /** What the class asked for: nobody's approval, or that of so many. */
  policy: { mode: 'automatic' | 'required'; required_approvals: number };
  /** Who approved, in the order in which they did; nobody where the class asks for nobody. */
  approvals: Array<{
    by: string;
    on_behalf_of?: string;
    at: string;
    authentication: Authentication;
    plan_digest: string;
  }>;
  /** When it was approved: RFC 3339, UTC, milliseconds. */
  approved_at: string;
};

/**
 * The keys of an issuer, as `/.well-known/jwks.json` answers them.
 *
 * @public
 */
export type ApprovalReceiptKeys = {
  keys: ReadonlyArray<Record<string, unknown>>;
};

/**
 * A receipt that proves nothing.
 *
 * @public
 */
export class ApprovalReceiptError extends Error {
  readonly name = 'ApprovalReceiptError';
}

/**
 * Verifies a receipt with the keys of its issuer, without asking anybody.
 *
 * @remarks
 * Only Ed25519 is accepted, and only the key that the receipt names: a receipt cannot choose how it is verified. Where the
 * keys came from is what the proof stands on; get them once from the issuer, over TLS, and keep them.
 *
 * @param jws - in compact serialisation
 * @throws {@link ApprovalReceiptError} when it is not what the issuer signed.
 *
 * @public
 */
export function verifyApprovalReceipt(
  jws: string,
  jwks: ApprovalReceiptKeys,
  options: {
    /** Who must have made it. */
    issuer?: string;
  } = {},
): ApprovalReceiptPayload {
  const parts = jws.split('.');
  if (parts.length !== 3) {
    throw new ApprovalReceiptError('It is no JWS in compact serialisation');
  }
  const [headerBytes, payloadBytes, signature] = parts.map(decode);
  const header = readObject(headerBytes);
  if (
    header.alg !== 'EdDSA' ||
    header.typ !== approvalReceiptType ||
    'crit' in header ||
    'b64' in header
  ) {
    throw new ApprovalReceiptError('It is no receipt of an approval');
  }
  const key = findKey(jwks, header.kid);
  if (!verify(null, Buffer.from(`${parts[0]}.${parts[1]}`), key, signature)) {
    throw new ApprovalReceiptError('It is not what the key signed');
  }
  const payload = readObject(payloadBytes) as ApprovalReceiptPayload;
  if (options.issuer !== undefined && payload.iss !== options.issuer) {
    throw new ApprovalReceiptError('It was made by another issuer');
  }
  return payload;
}

function findKey({ keys }: ApprovalReceiptKeys, kid: unknown) {
  const found = keys.filter(key => key.kid === kid);
  const [key] = found;
  if (
    typeof kid !== 'string' ||
    found.length !== 1 ||
    key.kty !== 'OKP' ||
    key.crv !== 'Ed25519'
  ) {
    throw new ApprovalReceiptError(
      'The key that it names is not among those given',
    );
  }
  const { kty, crv, x } = key;
  try {
    return createPublicKey({
      key: { kty, crv, x } as JsonWebKey,
      format: 'jwk',
    });
  } catch {
    throw new ApprovalReceiptError('The key that it names is no Ed25519 key');
  }
}

/** Node takes characters that are none of base64url's, so that one receipt could be written in many ways. */
function decode(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) {
    throw new ApprovalReceiptError('It is not in base64url');
  }
  return bytes;
}

function readObject(bytes: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    // Falls through: it is no object either.
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApprovalReceiptError('It holds no JSON object');
  }
  return value as Record<string, unknown>;
}

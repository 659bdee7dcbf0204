import {
  decisionSignatureHeaders,
  type SignedDecision,
} from '@groundwork/plugin-control-plane-node';
import type { Request } from 'express';
import { readSmallBody } from './readSmallBody';
import { SignatureRefusedError } from './SignatureRefusedError';

/** The longest reason takes 12,000 bytes when every character is escaped. */
const bodyBytesMax = 16_384;

const formats = {
  client: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
  timestamp: /^[1-9]\d{9}$/,
  nonce: /^[A-Za-z0-9_-]{16,128}$/,
  signature: /^v1=[0-9a-f]{64}$/,
};

/** Exactly as it is signed: no other writing of the same path, and no query. */
const signedPath =
  /^\/v1\/environment-requests\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/approve$/;
const digest = /^sha256:[0-9a-f]{64}$/;

/** What came with a call that is signed. */
export type SignatureHeaders = Record<keyof typeof formats, string>;

/** Whether a call wants to be known by its signature. */
export function isSigned(request: Request): boolean {
  return headerOf(request, 'signature') !== undefined;
}

/** The client that a call says it comes from; nothing that is no name. */
export function claimedClientOf(request: Request): string | undefined {
  const client = headerOf(request, 'client');
  return client !== undefined && formats.client.test(client)
    ? client
    : undefined;
}

/** @throws `SignatureRefusedError` when it cannot be a signature of a decision. */
export function readSignatureHeaders(request: Request): SignatureHeaders {
  if (request.headers.authorization !== undefined) {
    throw new SignatureRefusedError('two-credentials');
  }
  if (request.method !== 'POST' || !signedPath.test(request.url)) {
    throw new SignatureRefusedError('not-signable');
  }
  return {
    client: wellFormed(request, 'client'),
    timestamp: wellFormed(request, 'timestamp'),
    nonce: wellFormed(request, 'nonce'),
    signature: wellFormed(request, 'signature'),
  };
}

/**
 * Reads what was signed, and leaves the body to whoever comes after. The body is read before it is known who sent it, so there
 * is little that it may be.
 *
 * @throws `SignatureRefusedError` when it cannot be a decision.
 */
export async function readSignedDecision(
  request: Request,
  { timestamp, nonce }: SignatureHeaders,
): Promise<SignedDecision> {
  const body = parse(
    request.headers['content-encoding'] === undefined
      ? await readSmallBody(request, bodyBytesMax)
      : undefined,
  );
  const { decision, plan_digest, reason } = body;
  const requestId = signedPath.exec(request.url)?.[1];
  if (
    requestId === undefined ||
    (decision !== 'approve' && decision !== 'reject') ||
    typeof plan_digest !== 'string' ||
    !digest.test(plan_digest) ||
    (reason !== undefined && typeof reason !== 'string')
  ) {
    throw new SignatureRefusedError('malformed');
  }
  // As the parser does, which leaves alone what was parsed already.
  Object.assign(request, { body, _body: true });
  return { requestId, decision, plan_digest, reason, timestamp, nonce };
}

function parse(bytes: Buffer | undefined): Record<string, unknown> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = bytes && JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Falls through: whatever is wrong with it, it is no decision.
  }
  throw new SignatureRefusedError('malformed');
}

function wellFormed(request: Request, name: keyof typeof formats): string {
  const value = headerOf(request, name);
  const header = decisionSignatureHeaders[name].toLowerCase();
  const times = request.rawHeaders.filter(
    (text, index) => index % 2 === 0 && text.toLowerCase() === header,
  ).length;
  if (value === undefined || times !== 1 || !formats[name].test(value)) {
    throw new SignatureRefusedError('malformed');
  }
  return value;
}

function headerOf(
  request: Request,
  name: keyof typeof formats,
): string | undefined {
  return request.header(decisionSignatureHeaders[name]);
}

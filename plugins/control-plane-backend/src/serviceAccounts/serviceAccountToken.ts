import { createHash, randomBytes } from 'node:crypto';

/** What tokens of service accounts begin with, so that they are known wherever one turns up. */
export const serviceAccountTokenPrefix = 'gst_';

const tokenPattern = /^gst_[A-Za-z0-9_-]{43}$/;
const secretBytes = 32;

/** A new token and what is kept of it. It cannot be guessed, and so needs no slow hash. */
export function createServiceAccountToken(): { token: string; hash: string } {
  const secret = randomBytes(secretBytes).toString('base64url');
  const token = `${serviceAccountTokenPrefix}${secret}`;
  return { token, hash: hashOf(token) };
}

/** What is kept of a token; `undefined` for what cannot be one. */
export function hashOfServiceAccountToken(token: string): string | undefined {
  return tokenPattern.test(token) ? hashOf(token) : undefined;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'oidc-provider';

/** Makes a private RSA key with a name of its own. */
export async function createSigningKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const { kty, ...key } = privateKey.export({ format: 'jwk' });
  if (kty !== 'RSA') {
    throw new Error(`Expected an RSA key, got ${kty}`);
  }
  return { ...key, kty, kid: randomUUID(), alg: 'RS256', use: 'sig' };
}

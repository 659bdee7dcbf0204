import { createHmac } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { TokenVerifier } from '../identity';

/** A verifier with `controlPlane.identity`, and `controlPlane.roles`, as given. */
export function createVerifier(
  identity: JsonObject,
  roles: JsonObject = {},
): TokenVerifier {
  return TokenVerifier.fromConfig(
    new ConfigReader({ controlPlane: { identity, roles } }),
    { logger: mockServices.logger.mock() },
  );
}

/** A part of a JWT. */
export const encodePart = (value: unknown) =>
  Buffer.from(
    typeof value === 'string' ? value : JSON.stringify(value),
  ).toString('base64url');

/** A token with the given header and payload, signed with HMAC-SHA256. */
export function signHmac(
  header: object,
  payload: unknown,
  secret: string,
): string {
  const content = `${encodePart(header)}.${encodePart(payload)}`;
  const signature = createHmac('sha256', secret).update(content);
  return `${content}.${signature.digest('base64url')}`;
}

/** Claims of somebody who may do everything, for now. */
export const claimsNow = () => ({
  sub: 'ana',
  roles: ['admin'],
  exp: Math.floor(Date.now() / 1_000) + 600,
});

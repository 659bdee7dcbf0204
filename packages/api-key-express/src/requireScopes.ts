import type { RequestHandler } from 'express';
import { apiKeyOf } from './apiKeyOf';
import { refuse } from './refuse';
import type { VerifiedApiKey } from './VerifiedApiKey';

/**
 * Lets only callers on whose key has all of the scopes, and answers others with 403. Goes behind `apiKeyAuth`; without
 * it nobody gets through.
 *
 * @example
 * ```ts
 * app.get('/v1/scans', requireScopes('scans:read'), listScans);
 * ```
 *
 * @public
 */
export function requireScopes(...scopes: string[]): RequestHandler {
  if (scopes.length === 0) {
    throw new TypeError('requireScopes needs a scope');
  }
  return (request, response, next) => {
    const apiKey = apiKeyOf(request);
    if (hasScopes(apiKey, scopes)) {
      next();
      return;
    }
    refuse(request, response, {
      status: 403,
      reason: 'missing_scopes',
      key_id: apiKey.key_id,
      scopesNeeded: scopes,
    });
  };
}

/** Whether a key has all of the scopes; scopes mean nothing but themselves. */
export function hasScopes(
  apiKey: VerifiedApiKey,
  scopes: readonly string[],
): boolean {
  return scopes.every(scope => apiKey.scopes.includes(scope));
}

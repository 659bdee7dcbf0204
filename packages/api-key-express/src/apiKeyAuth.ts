import type { Request, RequestHandler, Response } from 'express';
import {
  resolveOptions,
  type ApiKeyAuthOptions,
  type ResolvedOptions,
} from './ApiKeyAuthOptions';
import { ApiKeyVerifier } from './ApiKeyVerifier';
import { readApiKey } from './readApiKey';
import { listenToRejection, refuse } from './refuse';
import { hasScopes } from './requireScopes';

/**
 * Lets only callers in who present a good API key, and puts what is known of it on `request.apiKey`.
 *
 * @remarks
 * 1. The key is read from the headers, never from the address, which ends up in logs.
 * 2. What cannot be a key is answered with 401 without asking anybody.
 * 3. The control plane is asked, unless it was a moment ago or is being asked for the same key.
 * 4. A bad key is answered with 401, a key without the scopes with 403, and with 503 and `Retry-After` whenever nobody
 *    knows: when the control plane is overloaded, silent, broken or not to be understood.
 *
 * Works with Express 4 and 5.
 *
 * @example
 * ```ts
 * app.use(apiKeyAuth({ baseUrl: 'https://portal.example.com/api/control-plane', token, product: 'scanner' }));
 * ```
 *
 * @public
 */
export function apiKeyAuth(options: ApiKeyAuthOptions): RequestHandler {
  const resolved = resolveOptions(options);
  const verifier = ApiKeyVerifier.create(resolved);
  return (request, response, next) => {
    authenticate(request, response, resolved, verifier).then(
      letIn => {
        if (letIn) {
          next();
        }
      },
      error => next(error),
    );
  };
}

/** Resolves with whether the caller goes on; else it has been answered. */
async function authenticate(
  request: Request,
  response: Response,
  options: ResolvedOptions,
  verifier: ApiKeyVerifier,
): Promise<boolean> {
  request.apiKey = undefined;
  listenToRejection(request, options.onRejected);
  const presented = readApiKey(request.headers, options.headers);
  if (presented.result !== 'key') {
    refuse(request, response, { status: 401, reason: presented.result });
    return false;
  }
  const verdict = await verifier.verify(presented.key);
  if (verdict.result === 'unavailable') {
    const { reason, detail, retryAfter = 1 } = verdict;
    refuse(request, response, {
      status: 503,
      reason,
      ...(detail !== undefined && { detail }),
      retry_after: retryAfter,
    });
    return false;
  }
  if (verdict.result === 'invalid') {
    const { detail } = verdict;
    refuse(request, response, {
      status: 401,
      reason: 'invalid_key',
      ...(detail !== undefined && { detail }),
    });
    return false;
  }
  const { apiKey } = verdict;
  if (!hasScopes(apiKey, options.scopes ?? [])) {
    refuse(request, response, {
      status: 403,
      reason: 'missing_scopes',
      key_id: apiKey.key_id,
      scopesNeeded: options.scopes,
    });
    return false;
  }
  request.apiKey = apiKey;
  return true;
}

import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Rejection } from './Rejection';

const requestIdPattern = /^[A-Za-z0-9._-]{1,100}$/;

/** What a caller is told. It is the same for all keys that are not good, whatever is wrong with them. */
const told = {
  401: { error: 'unauthorized', message: 'A valid API key is needed' },
  403: { error: 'forbidden', message: 'The API key is not for this' },
  503: {
    error: 'unavailable',
    message: 'API keys cannot be verified right now. Try again in a moment.',
  },
} as const;

type RejectionListener = (rejection: Rejection, request: Request) => void;

const listeners = new WeakMap<Request, RejectionListener>();

/** Has {@link refuse} tell of this request. */
export function listenToRejection(
  request: Request,
  listener: RejectionListener | undefined,
): void {
  if (listener) {
    listeners.set(request, listener);
  }
}

/** Answers with the error envelope of Groundwork, and tells the listener of the request. */
export function refuse(
  request: Request,
  response: Response,
  rejection: Rejection & { scopesNeeded?: readonly string[] },
): void {
  const { scopesNeeded, ...known } = rejection;
  const given = request.header('x-request-id') ?? '';
  const request_id = requestIdPattern.test(given) ? given : randomUUID();
  const challenge = challengeOf(rejection);
  if (challenge) {
    response.setHeader('WWW-Authenticate', challenge);
  }
  if (known.retry_after !== undefined) {
    response.setHeader('Retry-After', String(known.retry_after));
  }
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Request-Id', request_id);
  response.status(known.status).json({ ...told[known.status], request_id });
  try {
    listeners.get(request)?.(known, request);
  } catch {
    // The caller has its answer; what a listener does wrong is no reason to give it another one.
  }
}

/** As RFC 6750 has it: no error for who presented nothing. */
function challengeOf(
  rejection: Rejection & { scopesNeeded?: readonly string[] },
): string | undefined {
  switch (rejection.reason) {
    case 'missing_key':
      return 'Bearer';
    case 'malformed_key':
    case 'invalid_key':
      return 'Bearer error="invalid_token"';
    case 'missing_scopes': {
      const scope = (rejection.scopesNeeded ?? []).join(' ');
      return /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)
        ? `Bearer error="insufficient_scope", scope="${scope}"`
        : 'Bearer error="insufficient_scope"';
    }
    default:
      return undefined;
  }
}

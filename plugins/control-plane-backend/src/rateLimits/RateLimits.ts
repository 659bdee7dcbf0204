import { createHash } from 'node:crypto';
import type {
  ErrorRequestHandler,
  Request,
  RequestHandler,
  Response,
} from 'express';
import { LRUCache } from 'lru-cache';
import { callerOf } from '../http/callerOf';
import { addressKeyOf } from './addressKeyOf';
import { RateLimitedError } from './RateLimitedError';
import type { RateLimiter, RateVerdict } from './RateLimiter';

/** What load balancers and the like ask all the time. */
const uncounted = /^\/(healthz|readyz)\/?$/i;
const internal = /^\/v1\/internal\//i;

/**
 * Turns away who calls too often.
 *
 * @remarks
 * An address is charged for calls that nobody in particular makes: those without an acceptable token, and those that need
 * none. Calls of people and machines are charged to these, however many share an address. While an address has used up
 * what it has, only tokens that were good before are looked at from it: who tries out tokens does not keep out those who
 * are at work behind the same address.
 */
export class RateLimits {
  readonly #limiters: RateLimiters;
  readonly #goodTokens = new LRUCache<string, true>({
    max: 10_000,
    ttl: 3_600_000,
  });

  private constructor(limiters: RateLimiters) {
    this.#limiters = limiters;
  }

  static create(limiters: RateLimiters): RateLimits {
    return new RateLimits(limiters);
  }

  /** Comes before everything that costs something. */
  readonly checkAddress: RequestHandler = (request, response, next) => {
    const { address } = this.#limiters;
    if (!address || uncounted.test(request.path)) {
      next();
      return;
    }
    const verdict = address.look(addressKeyOf(request.ip));
    if (verdict.left === 0 && !this.#goodTokens.has(tokenKeyOf(request))) {
      tell(response, 'address', { ...verdict, isAllowed: false });
    }
    next();
  };

  /** Charges the address for a call that everybody may make. */
  readonly chargeOpen: RequestHandler = async (request, response, next) => {
    const { address } = this.#limiters;
    if (!address) {
      next();
      return;
    }
    tell(response, 'address', await address.take(addressKeyOf(request.ip)));
    next();
  };

  /** Charges the address for a call without an acceptable token. Comes behind authentication. */
  readonly chargeFailure: ErrorRequestHandler = async (
    error,
    request,
    _response,
    next,
  ) => {
    const { address } = this.#limiters;
    if (address && error?.name === 'AuthenticationError') {
      this.#goodTokens.delete(tokenKeyOf(request));
      await address.take(addressKeyOf(request.ip));
    }
    next(error);
  };

  /** Charges who calls. Comes behind authentication. */
  readonly chargePrincipal: RequestHandler = async (
    request,
    response,
    next,
  ) => {
    if (this.#limiters.address) {
      this.#goodTokens.set(tokenKeyOf(request), true);
    }
    const { type, id } = callerOf(response).principal;
    // Other plugins call for everybody, and products for each call of their own.
    const name =
      type === 'service' || internal.test(request.path)
        ? 'internal'
        : 'principal';
    const verdict = await this.#limiters[name]?.take(`${type} ${id}`);
    if (!verdict) {
      next();
      return;
    }
    tell(response, name, verdict);
    next();
  };
}

/** The limits that are on. */
export type RateLimiters = {
  principal?: RateLimiter;
  address?: RateLimiter;
  internal?: RateLimiter;
};

/** @throws `RateLimitedError` when there were too many. */
function tell(
  response: Response,
  name: string,
  { isAllowed, points, windowSeconds, left, resetSeconds }: RateVerdict,
): void {
  response.setHeader(
    'RateLimit-Policy',
    `"${name}";q=${points};w=${windowSeconds}`,
  );
  response.setHeader('RateLimit', `"${name}";r=${left};t=${resetSeconds}`);
  if (!isAllowed) {
    throw new RateLimitedError(resetSeconds);
  }
}

/** Not the token itself, which is nothing to be kept in memory. */
function tokenKeyOf(request: Request): string {
  return createHash('sha256')
    .update(request.header('authorization') ?? '')
    .digest('base64url');
}

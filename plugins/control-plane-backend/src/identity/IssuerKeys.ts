import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

const freshMs = 10 * 60_000;
/** For so long an issuer may be away before tokens are refused that were signed with keys known from before. */
const graceMs = 24 * 3_600_000;
const retryPauseMs = 5_000;
const timeoutMs = 5_000;

type Discovery = { jwks_uri: string; token_endpoint?: string };
type Known = {
  discovery: Discovery;
  getKey: ReturnType<typeof createRemoteJWKSet>;
  /** When the issuer last told all this. */
  at: number;
};

/**
 * The keys of an OIDC issuer, found by discovery and asked for again from time to time. An issuer that is away for a
 * while keeps nobody out whose key is known, and is not asked by every call.
 */
export class IssuerKeys {
  readonly #issuer: string;
  readonly #logger: LoggerService;
  #known: Known | undefined;
  #asking: Promise<void> | undefined;
  #failed: { at: number } | undefined;

  private constructor(options: IssuerKeysOptions) {
    this.#issuer = options.issuer;
    this.#logger = options.logger;
  }

  static create(options: IssuerKeysOptions): IssuerKeys {
    return new IssuerKeys(options);
  }

  /**
   * Finds the key of a token, for `jwtVerify`.
   *
   * @throws `ServiceUnavailableError` when the issuer does not tell its keys; errors of `jose` when the token names no
   *   key of the issuer's.
   */
  readonly getKey: JWTVerifyGetKey = async (header, token) => {
    const known = await this.#current();
    try {
      return await known.getKey(header, token);
    } catch (error) {
      if (
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported
      ) {
        throw error;
      }
      this.#logger.warn('The OIDC issuer does not tell its keys', {
        issuer: this.#issuer,
        error: String(error),
      });
      throw unavailable();
    }
  };

  /** @throws `ServiceUnavailableError` when the issuer does not answer and never has. */
  async tokenEndpoint(): Promise<string | undefined> {
    return (await this.#current()).discovery.token_endpoint;
  }

  /** What is known; asked for again when it is old, unless the issuer has just failed to answer. */
  async #current(): Promise<Known> {
    const known = this.#known;
    const isFresh = known && age(known) < freshMs;
    if (!isFresh && !(this.#failed && age(this.#failed) < retryPauseMs)) {
      this.#asking ??= this.#ask().finally(() => {
        this.#asking = undefined;
      });
    }
    if (known && age(known) < graceMs) {
      return known;
    }
    await this.#asking;
    if (this.#known && age(this.#known) < graceMs) {
      return this.#known;
    }
    throw unavailable();
  }

  async #ask(): Promise<void> {
    try {
      const discovery = await discover(this.#issuer);
      const getKey = createRemoteJWKSet(new URL(discovery.jwks_uri), {
        // How long they are good for is decided here; a key that is not known is asked for at once.
        cacheMaxAge: Infinity,
        cooldownDuration: retryPauseMs,
        timeoutDuration: timeoutMs,
      });
      await getKey.reload();
      this.#known = { discovery, getKey, at: Date.now() };
      this.#failed = undefined;
    } catch (error) {
      this.#failed = { at: Date.now() };
      this.#logger.warn('The OIDC issuer does not answer', {
        issuer: this.#issuer,
        error: String(error),
      });
    }
  }
}

export type IssuerKeysOptions = {
  /** As in the `iss` claim. */
  issuer: string;
  logger: LoggerService;
};

function age({ at }: { at: number }): number {
  return Date.now() - at;
}

/** Without the cause, which would tell callers of hosts and addresses. */
function unavailable(): ServiceUnavailableError {
  return new ServiceUnavailableError('The OIDC issuer does not answer');
}

async function discover(issuer: string): Promise<Discovery> {
  const response = await fetch(
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    { signal: AbortSignal.timeout(timeoutMs) },
  );
  const document = response.ok ? await response.json() : undefined;
  if (document?.issuer !== issuer || !document.jwks_uri) {
    throw new Error('The discovery document is not the issuer’s own');
  }
  return document;
}

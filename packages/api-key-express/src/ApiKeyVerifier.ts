import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ResolvedOptions } from './ApiKeyAuthOptions';
import { CallLine } from './CallLine';
import type { InvalidVerdict, UnavailableVerdict, Verdict } from './Verdict';
import { VerifyClient } from './VerifyClient';

type Kept = { verdict: Verdict; untilMs: number };

const timeout: UnavailableVerdict = {
  result: 'unavailable',
  reason: 'timeout',
};
const busy: UnavailableVerdict = { result: 'unavailable', reason: 'busy' };
const expired: InvalidVerdict = { result: 'invalid', detail: 'expired' };

/**
 * Finds out whether keys are good: remembers answers for a moment, asks once for calls with the same key, and never has
 * more than a bounded number of questions open.
 *
 * Good and bad answers are kept apart, so that a flood of made-up keys does not drive out what is known of real ones. Keys
 * are known by an HMAC with a secret of this process, so that its memory holds none.
 */
export class ApiKeyVerifier {
  readonly #options: ResolvedOptions;
  readonly #client: VerifyClient;
  readonly #line: CallLine;
  readonly #secret = randomBytes(32);
  readonly #good: LRUCache<string, Kept>;
  readonly #bad: LRUCache<string, Kept>;
  readonly #underway = new Map<string, Promise<Verdict>>();

  private constructor(options: ResolvedOptions) {
    this.#options = options;
    this.#client = VerifyClient.create(options);
    this.#line = CallLine.create(options);
    this.#good = new LRUCache({ max: options.cacheSizeMax });
    this.#bad = new LRUCache({ max: options.cacheSizeMax });
  }

  static create(options: ResolvedOptions): ApiKeyVerifier {
    return new ApiKeyVerifier(options);
  }

  /** How many answers are kept and asked for; bounded by the options. */
  get size(): number {
    return this.#good.size + this.#bad.size + this.#underway.size;
  }

  /** Never rejects; what goes wrong is a verdict too. */
  async verify(key: string): Promise<Verdict> {
    const digest = createHmac('sha256', this.#secret)
      .update(key)
      .digest('base64url');
    const kept = this.#recall(digest);
    if (kept) {
      return orExpired(kept);
    }
    const underway = this.#underway.get(digest);
    if (underway) {
      return orExpired(await underway);
    }
    if (this.#line.full) {
      return busy;
    }
    const asked = this.#ask(digest, key).finally(() => {
      this.#underway.delete(digest);
    });
    this.#underway.set(digest, asked);
    return orExpired(await asked);
  }

  #recall(digest: string): Verdict | undefined {
    const kept = this.#good.get(digest) ?? this.#bad.get(digest);
    const leftMs = kept ? kept.untilMs - performance.now() : 0;
    if (!kept || leftMs <= 0) {
      return undefined;
    }
    return kept.verdict.result === 'unavailable'
      ? { ...kept.verdict, retryAfter: Math.ceil(leftMs / 1_000) }
      : kept.verdict;
  }

  async #ask(digest: string, key: string): Promise<Verdict> {
    const startedAtMs = performance.now();
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => controller.abort(), this.#options.timeoutMs);
    try {
      // Raced, because neither a token function nor a `fetch` of somebody else's needs to mind the signal.
      const verdict =
        (await this.#line.run(
          () => Promise.race([this.#client.verify(key, signal), ended(signal)]),
          signal,
        )) ?? timeout;
      this.#keep(digest, verdict, startedAtMs);
      return verdict;
    } finally {
      clearTimeout(timer);
    }
  }

  #keep(digest: string, verdict: Verdict, startedAtMs: number): void {
    const { cacheTtlMs, negativeCacheTtlMs } = this.#options;
    this.#good.delete(digest);
    this.#bad.delete(digest);
    switch (verdict.result) {
      case 'valid':
        // From the start of the call on, since a slow answer is no newer for that.
        this.#good.set(digest, { verdict, untilMs: startedAtMs + cacheTtlMs });
        break;
      case 'invalid':
        this.#bad.set(digest, {
          verdict,
          untilMs: startedAtMs + negativeCacheTtlMs,
        });
        break;
      default:
        if (verdict.retryAfter !== undefined) {
          this.#bad.set(digest, {
            verdict,
            untilMs: performance.now() + verdict.retryAfter * 1_000,
          });
        }
    }
  }
}

/** A verdict ends with its key, however it was come by. */
function orExpired(verdict: Verdict): Verdict {
  return verdict.result === 'valid' &&
    verdict.expiresAtMs !== undefined &&
    verdict.expiresAtMs <= Date.now()
    ? expired
    : verdict;
}

function ended(signal: AbortSignal): Promise<Verdict> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(timeout), { once: true });
  });
}

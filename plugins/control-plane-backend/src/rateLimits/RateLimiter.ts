import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../config';

/** So many callers or addresses are kept in mind; whoever is forgotten is counted by the store. */
const keysMax = 10_000;
/** A part of the points that a process counts by itself before it tells the store. */
const blocksOfPoints = 20;
/** For so long the store may take, and for so long it is left alone when it did not answer. */
const storeTimeoutMs = 1_000;
const storePauseMs = 10_000;

/** How many calls are left, and until when that stands. */
export type RateVerdict = {
  isAllowed: boolean;
  points: number;
  windowSeconds: number;
  left: number;
  resetSeconds: number;
};

type Use = {
  /** Calls of this process, and how many of them the store was told. */
  own: number;
  told: number;
  /** What other processes have told the store. */
  elsewhere: number;
  resetsAt: number;
};

/** What counts for all replicas. */
export type RateStore = {
  /** @throws `RateLimiterRes` as well, when there are no points left. */
  consume(key: string, points: number): Promise<RateLimiterRes>;
};

/**
 * Counts calls by key and says who has made too many.
 *
 * @remarks
 * A process counts by itself and tells the store after every twentieth of the points, so that few calls wait for the
 * database. Replicas together let at most that much more through for each replica. Whoever has used up the points is
 * refused without asking the store; while the store is away every process counts for itself.
 */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #block: number;
  readonly #store: RateStore;
  readonly #logger: LoggerService;
  readonly #clock: () => number;
  readonly #uses = new LRUCache<string, Use>({ max: keysMax });
  #storeAwayUntil = 0;

  private constructor(options: RateLimiterOptions) {
    this.#limit = options.limit;
    this.#block = Math.max(
      1,
      Math.floor(options.limit.points / blocksOfPoints),
    );
    this.#store = options.store;
    this.#logger = options.logger;
    this.#clock = options.clock ?? (() => performance.now());
  }

  static create(options: RateLimiterOptions): RateLimiter {
    return new RateLimiter(options);
  }

  /** How many keys are kept in mind. */
  get size(): number {
    return this.#uses.size;
  }

  /** Says what is left, and counts nothing. */
  look(name: string): RateVerdict {
    const use = this.#uses.get(keyOf(name));
    const now = this.#clock();
    return this.#verdictOf(
      use && use.resetsAt > now ? use : this.#begin(now),
      now,
    );
  }

  /** Counts a call. */
  async take(name: string): Promise<RateVerdict> {
    const key = keyOf(name);
    const now = this.#clock();
    let use = this.#uses.get(key);
    if (!use || use.resetsAt <= now) {
      use = this.#begin(now);
      this.#uses.set(key, use);
    }
    if (use.own + use.elsewhere > this.#limit.points) {
      return this.#verdictOf(use, now);
    }
    use.own += 1;
    const place = use.own;
    if (use.own - use.told >= this.#block && now >= this.#storeAwayUntil) {
      await this.#tell(key, use);
    }
    return this.#verdictOf({ ...use, own: place }, this.#clock());
  }

  async #tell(key: string, use: Use): Promise<void> {
    const untold = use.own - use.told;
    use.told = use.own;
    try {
      const told = use.told;
      const { consumedPoints, msBeforeNext } = await this.#consume(key, untold);
      use.elsewhere = Math.max(use.elsewhere, consumedPoints - told);
      use.resetsAt = this.#clock() + msBeforeNext;
    } catch (error) {
      use.told -= untold;
      const now = this.#clock();
      if (now >= this.#storeAwayUntil) {
        this.#storeAwayUntil = now + storePauseMs;
        this.#logger.warn(
          'Calls are counted by each process alone, as the database does not answer',
          { error: String(error) },
        );
      }
    }
  }

  async #consume(key: string, points: number): Promise<RateLimiterRes> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error('It took too long')),
        storeTimeoutMs,
      );
    });
    try {
      return await Promise.race([
        this.#store.consume(key, points).catch(toResult),
        timeout,
      ]);
    } finally {
      clearTimeout(timer);
    }
  }

  #begin(now: number): Use {
    return {
      own: 0,
      told: 0,
      elsewhere: 0,
      resetsAt: now + this.#limit.duration,
    };
  }

  #verdictOf({ own, elsewhere, resetsAt }: Use, now: number): RateVerdict {
    const used = own + elsewhere;
    const { points, duration } = this.#limit;
    return {
      isAllowed: used <= points,
      points,
      windowSeconds: Math.ceil(duration / 1_000),
      left: Math.max(0, points - used),
      resetSeconds: Math.max(1, Math.ceil((resetsAt - now) / 1_000)),
    };
  }
}

export type RateLimiterOptions = {
  limit: RateLimit;
  store: RateStore;
  logger: LoggerService;
  /** Milliseconds of a clock that only goes forward. */
  clock?: () => number;
};

/** Names can be long, and whose they are is nobody's to read in a table of counts. */
function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url');
}

/** The library throws what it answers when there are no points left. */
function toResult(error: unknown): RateLimiterRes {
  if (error instanceof RateLimiterRes) {
    return error;
  }
  throw error;
}

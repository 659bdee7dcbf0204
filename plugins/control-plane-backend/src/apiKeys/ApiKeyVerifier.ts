import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type {
  APIKey,
  APIKeyVerify,
} from '@groundwork/plugin-control-plane-common';
import { LRUCache } from 'lru-cache';
import { apiKeyPrefix, isApiKey } from './apiKeyFormat';
import type { ApiKeyHasher } from './ApiKeyHasher';
import { ApiKeyStates, type KnownApiKey } from './ApiKeyStates';
import type { ApiKeyState, ApiKeyStore } from './ApiKeyStore';
import type { ApiKeyUses } from './ApiKeyUses';
import { decideApiKey, type WantedUse } from './decideApiKey';
import type { HashPlace, HashQueue } from './HashQueue';
import { HashTimes } from './HashTimes';

const matchesMax = 10_000;
const mismatchTtlMs = 5_000;
/** Hashed where there is no stored hash, to learn how long that takes: 32 bytes that are nobody's hash. */
const nobodysHash = `argon2id|${'A'.repeat(22)}|${'A'.repeat(43)}`;

/** Whether a key is good for a use. */
export type Verification =
  | {
      valid: true;
      key: Pick<
        APIKey,
        'id' | 'tenant_id' | 'product' | 'scopes' | 'expires_at'
      >;
    }
  | {
      valid: false;
      reason: NonNullable<APIKeyVerify['reason']>;
      /** Only when overloaded. */
      retryAfterSeconds?: number;
    };

type Candidate = ApiKeyState & { hash: string };
/** The id of the key that was presented, nothing when there is none, or that too many wait to find that out. */
type Identified = string | undefined | 'overloaded';

/**
 * Tells whether a key that somebody presented is good.
 *
 * @remarks
 * 1. A text that cannot be a key is none.
 * 2. A key that has matched lately is known by its HMAC with a secret that only this process has and nobody ever sees: no
 *    hash is needed, and no key is kept.
 * 3. Else it takes a place in the queue, before anything is known of it, so that being turned away tells nothing. The keys
 *    with its prefix are read by index, and each is compared. Where there is none, the answer takes as long.
 * 4. What a matching key may do is decided by a state that is at most a second old.
 */
export class ApiKeyVerifier {
  readonly #keys: ApiKeyStore;
  readonly #hasher: ApiKeyHasher;
  readonly #queue: HashQueue;
  readonly #uses: ApiKeyUses;
  readonly #states: ApiKeyStates;
  readonly #times: HashTimes;
  // As a key object, which is half the cost of a digest.
  readonly #secret = createSecretKey(randomBytes(32));
  /** Ids of keys, by the HMAC of the key. */
  readonly #matches: LRUCache<string, string>;
  /** HMACs of what is no key. Apart, so that a flood of them drives out no match. */
  readonly #mismatches: LRUCache<string, true>;
  readonly #identifying = new Map<string, Promise<Identified>>();

  private constructor(options: ApiKeyVerifierOptions) {
    const { clock = () => performance.now() } = options;
    this.#keys = options.keys;
    this.#hasher = options.hasher;
    this.#queue = options.queue;
    this.#uses = options.uses;
    this.#times = HashTimes.create({ clock });
    this.#states = ApiKeyStates.create({
      read: id => this.#keys.findState(id),
      ttlMs: options.stateTtlMs,
      clock,
    });
    const caching = { max: matchesMax, perf: { now: clock }, ttlResolution: 0 };
    // A TTL of nothing is no TTL for the cache, which would keep everything.
    this.#matches = new LRUCache({ ...caching, ttl: options.matchTtlMs || 1 });
    this.#mismatches = new LRUCache({ ...caching, ttl: mismatchTtlMs });
  }

  static create(options: ApiKeyVerifierOptions): ApiKeyVerifier {
    return new ApiKeyVerifier(options);
  }

  /** Learns how long a comparison takes, before anybody asks. */
  async prepare(): Promise<void> {
    const place = this.#queue.enter('prepare');
    try {
      await this.#pretend(place, nobodysHash);
    } finally {
      place?.leave();
    }
  }

  async verify(key: string, wanted: WantedUse = {}): Promise<Verification> {
    if (!isApiKey(key)) {
      return { valid: false, reason: 'unknown' };
    }
    const digest = this.#digest(key);
    const id = this.#matches.get(digest) ?? (await this.#identify(key, digest));
    if (id === 'overloaded') {
      const { retryAfterSeconds } = this.#queue;
      return { valid: false, reason: id, retryAfterSeconds };
    }
    const known = id === undefined ? undefined : await this.#states.get(id);
    if (!known) {
      this.#matches.delete(digest);
      return { valid: false, reason: 'unknown' };
    }
    return this.#decide(known, wanted);
  }

  /** Something has happened to a key; what was known of it no longer counts. */
  forget(id: string): void {
    this.#states.forget(id);
  }

  /** Something has happened to a tenant or to keys of it. */
  forgetTenant(tenantId: string): void {
    this.#states.forgetTenant(tenantId);
  }

  #decide(known: KnownApiKey, wanted: WantedUse): Verification {
    const reason = decideApiKey(known, wanted);
    if (reason) {
      return { valid: false, reason };
    }
    this.#uses.note(known.state.id, known.now);
    return { valid: true, key: known.state };
  }

  #digest(key: string): string {
    return createHmac('sha256', this.#secret).update(key).digest('base64url');
  }

  /** Finds out which key this is, once however many ask at the same time. */
  async #identify(key: string, digest: string): Promise<Identified> {
    if (this.#mismatches.has(digest)) {
      return undefined;
    }
    const underWay = this.#identifying.get(digest);
    if (underWay) {
      return underWay;
    }
    const identifying = this.#search(key)
      .then(id => {
        if (id === undefined) {
          this.#mismatches.set(digest, true);
        } else if (id !== 'overloaded') {
          this.#matches.set(digest, id);
        }
        return id;
      })
      .finally(() => this.#identifying.delete(digest));
    this.#identifying.set(digest, identifying);
    return identifying;
  }

  async #search(key: string): Promise<Identified> {
    const prefix = apiKeyPrefix(key);
    const place = this.#queue.enter(prefix);
    if (!place) {
      return 'overloaded';
    }
    try {
      const begin = this.#states.begin();
      const candidates = await this.#keys.findCandidates(prefix);
      const found =
        candidates.length > 0
          ? await this.#times.measure(() => this.#match(place, key, candidates))
          : await this.#pretend(place, key);
      if (found) {
        const { hash: _hash, ...state } = found;
        this.#states.keep(begin, state);
      }
      return found?.id;
    } finally {
      place.leave();
    }
  }

  async #match(
    place: HashPlace,
    key: string,
    candidates: Candidate[],
  ): Promise<Candidate | undefined> {
    return place.run(async () => {
      for (const candidate of candidates) {
        if (await this.#hasher.matches(key, candidate.hash)) {
          return candidate;
        }
      }
      return undefined;
    });
  }

  /** Takes as long as comparing with a stored hash. */
  async #pretend(
    place: HashPlace | undefined,
    key: string,
  ): Promise<undefined> {
    if (place && this.#times.stale) {
      await this.#times.measure(() =>
        place.run(() => this.#hasher.matches(key, nobodysHash)),
      );
    } else {
      await this.#times.imitate();
    }
  }
}

export type ApiKeyVerifierOptions = {
  keys: ApiKeyStore;
  hasher: ApiKeyHasher;
  queue: HashQueue;
  uses: ApiKeyUses;
  /** How long what was read of a key stands. */
  stateTtlMs: number;
  /** How long it is remembered that a key has matched. */
  matchTtlMs: number;
  /** Milliseconds of a clock that only goes forward. */
  clock?: () => number;
};

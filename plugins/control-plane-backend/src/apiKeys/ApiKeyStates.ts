import { LRUCache } from 'lru-cache';
import { addMilliseconds } from '../database';
import type { ApiKeyState } from './ApiKeyStore';

const statesMax = 10_000;

/** What is known of a key, and what time it is by the database's clock. */
export type KnownApiKey = { state: ApiKeyState; now: string };

/** When a read began, and after which news. */
export type ReadBegin = { at: number; news: number };

export type ApiKeyStatesOptions = {
  read: (id: string) => Promise<ApiKeyState | undefined>;
  /** How long what was read stands. */
  ttlMs: number;
  /** Milliseconds of a clock that only goes forward. */
  clock?: () => number;
};

/**
 * What is known of the keys that are in use, for a second at most: so however often a key is presented it is read once a
 * second, and what happens to it anywhere is effective a second later even when nobody hears of it.
 */
export class ApiKeyStates {
  readonly #read: ApiKeyStatesOptions['read'];
  readonly #ttlMs: number;
  readonly #clock: () => number;
  readonly #known = new LRUCache<
    string,
    { state: ApiKeyState; readAt: number }
  >({ max: statesMax });
  readonly #reading = new Map<string, Promise<KnownApiKey | undefined>>();
  #news = 0;

  private constructor(options: ApiKeyStatesOptions) {
    this.#read = options.read;
    this.#ttlMs = options.ttlMs;
    this.#clock = options.clock ?? (() => performance.now());
  }

  static create(options: ApiKeyStatesOptions): ApiKeyStates {
    return new ApiKeyStates(options);
  }

  /** What is known of a key, read where that is too long ago. */
  async get(id: string): Promise<KnownApiKey | undefined> {
    const known = this.#known.get(id);
    if (known && this.#clock() - known.readAt < this.#ttlMs) {
      return this.#present(known);
    }
    const reading = this.#reading.get(id) ?? this.#start(id);
    return reading;
  }

  /** To be called before reading states elsewhere. */
  begin(): ReadBegin {
    return { at: this.#clock(), news: this.#news };
  }

  /** Keeps a state that was read elsewhere, unless something has happened since. */
  keep(begin: ReadBegin, state: ApiKeyState): KnownApiKey {
    const known = { state, readAt: begin.at };
    if (begin.news === this.#news) {
      this.#known.set(state.id, known);
    }
    return this.#present(known);
  }

  /** Something has happened to a key. */
  forget(id: string): void {
    this.#tell();
    this.#known.delete(id);
  }

  /** Something has happened to a tenant or to keys of it. */
  forgetTenant(tenantId: string): void {
    this.#tell();
    for (const [id, { state }] of this.#known.entries()) {
      if (state.tenant_id === tenantId) {
        this.#known.delete(id);
      }
    }
  }

  /** What is being read now may be of before. */
  #tell(): void {
    this.#news += 1;
    this.#reading.clear();
  }

  #start(id: string): Promise<KnownApiKey | undefined> {
    const begin = this.begin();
    const reading = this.#read(id)
      .then(state => {
        if (!state) {
          this.#known.delete(id);
        }
        return state && this.keep(begin, state);
      })
      .finally(() => {
        if (this.#reading.get(id) === reading) {
          this.#reading.delete(id);
        }
      });
    this.#reading.set(id, reading);
    return reading;
  }

  #present({
    state,
    readAt,
  }: {
    state: ApiKeyState;
    readAt: number;
  }): KnownApiKey {
    const elapsedMs = this.#clock() - readAt;
    return {
      state,
      now: addMilliseconds(state.read_at, elapsedMs),
    };
  }
}

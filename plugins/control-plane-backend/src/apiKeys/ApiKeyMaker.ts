import { randomUUID } from 'node:crypto';
import { apiKeyPrefix, generateApiKey } from './apiKeyFormat';
import type { ApiKeyHasher } from './ApiKeyHasher';
import type { StoredApiKey } from './ApiKeyStore';
import type { HashQueue } from './HashQueue';
import { OverloadedError } from './OverloadedError';

/** A new key, and what is kept of it. */
export type MadeApiKey = {
  plaintext: string;
  kept: Pick<StoredApiKey, 'id' | 'prefix' | 'hash'>;
};

/** Makes keys. Their hashes wait in the queue in which those of keys that are verified wait. */
export class ApiKeyMaker {
  readonly #hasher: ApiKeyHasher;
  readonly #queue: HashQueue;

  private constructor(options: ApiKeyMakerOptions) {
    this.#hasher = options.hasher;
    this.#queue = options.queue;
  }

  static create(options: ApiKeyMakerOptions): ApiKeyMaker {
    return new ApiKeyMaker(options);
  }

  /**
   * @param tenantId - for whom; one tenant's keys leave room for others'
   * @throws `OverloadedError` when too many wait.
   */
  async make(tenantId: string): Promise<MadeApiKey> {
    const place = this.#queue.enter(tenantId);
    if (!place) {
      throw new OverloadedError(this.#queue.retryAfterSeconds);
    }
    try {
      const plaintext = generateApiKey();
      const hash = await place.run(() => this.#hasher.hash(plaintext));
      return {
        plaintext,
        kept: { id: randomUUID(), prefix: apiKeyPrefix(plaintext), hash },
      };
    } finally {
      place.leave();
    }
  }
}

export type ApiKeyMakerOptions = { hasher: ApiKeyHasher; queue: HashQueue };

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ApiKeyStore } from './ApiKeyStore';

/** More keys than this are not in use between two writes; uses beyond it are forgotten rather than kept without end. */
const keysMax = 50_000;

/** Notes in memory when keys were used, so that a verification writes nothing. */
export class ApiKeyUses {
  readonly #keys: ApiKeyStore;
  readonly #logger: LoggerService;
  #uses = new Map<string, string>();

  private constructor(options: ApiKeyUsesOptions) {
    this.#keys = options.keys;
    this.#logger = options.logger;
  }

  static create(options: ApiKeyUsesOptions): ApiKeyUses {
    return new ApiKeyUses(options);
  }

  /** @param at - by the database's clock */
  note(id: string, at: string): void {
    if (this.#uses.size < keysMax || this.#uses.has(id)) {
      this.#uses.set(id, at);
    }
  }

  /** Writes what was noted; what cannot be written now is for the next time. */
  async flush(): Promise<void> {
    const uses = this.#uses;
    if (uses.size === 0) {
      return;
    }
    this.#uses = new Map();
    try {
      await this.#keys.noteUses(uses);
    } catch (error) {
      this.#logger.warn('When API keys were used could not be written yet', {
        error: String(error),
      });
      for (const [id, at] of uses) {
        if (!this.#uses.has(id)) {
          this.note(id, at);
        }
      }
    }
  }
}

export type ApiKeyUsesOptions = { keys: ApiKeyStore; logger: LoggerService };

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ControlPlaneDatabase } from '../database';
import type { ChainStore, Seal } from './ChainStore';
import { hashOfSeal } from './hashOfSeal';

const batchSize = 500;
/** Commits that follow each other closely are sealed together. */
const wakeDelayMs = 250;

/**
 * Gives events their place in the chain, after the commit of what they tell of, so that writers do not wait for each
 * other. Any number of sealers may work: the row of the chain is locked by whoever moves the head, and the others leave
 * the work to them.
 */
export class AuditSealer {
  readonly #database: ControlPlaneDatabase;
  readonly #chain: ChainStore;
  readonly #logger: LoggerService;
  #timer: NodeJS.Timeout | undefined;
  #sealing: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  private constructor(options: AuditSealerOptions) {
    this.#database = options.database;
    this.#chain = options.chain;
    this.#logger = options.logger;
  }

  static create(options: AuditSealerOptions): AuditSealer {
    return new AuditSealer(options);
  }

  /** To be called after a commit; what was committed is sealed in a moment. */
  wake(): void {
    if (this.#stopped || this.#timer) {
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.seal().catch(error =>
        this.#logger.warn('Audit events could not be sealed; trying again', {
          error: String(error),
        }),
      );
    }, wakeDelayMs);
    this.#timer.unref();
  }

  /** Seals what waits. A call while sealing is under way makes it look once more when it is done. */
  async seal(): Promise<void> {
    this.#again = true;
    this.#sealing ??= this.#sealAll().finally(() => {
      this.#sealing = undefined;
    });
    await this.#sealing;
  }

  /** Ends what is under way after the batch. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#sealing?.catch(() => {});
  }

  async #sealAll(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      if (await this.#chain.hasUnsealed()) {
        this.#again = (await this.#sealBatch()) === batchSize || this.#again;
      }
    }
  }

  /** Answers with how many events it has sealed. */
  async #sealBatch(): Promise<number> {
    return this.#database.transaction(async transaction => {
      const head = await this.#chain.take(transaction);
      if (!head) {
        return 0;
      }
      const waiting = await this.#chain.listUnsealed(transaction, batchSize);
      if (waiting.length === 0) {
        return 0;
      }
      let { head_position, head_hash } = head;
      const seals = waiting.map(({ event_id, event }): Seal => {
        const place = {
          position: head_position + 1,
          previous_hash: head_hash,
        };
        head_position = place.position;
        head_hash = hashOfSeal(place, event);
        return { ...place, event_id, hash: head_hash };
      });
      await this.#chain.insertSeals(transaction, seals);
      await this.#chain.move(transaction, { head_position, head_hash });
      return seals.length;
    });
  }
}

export type AuditSealerOptions = {
  database: ControlPlaneDatabase;
  chain: ChainStore;
  logger: LoggerService;
};

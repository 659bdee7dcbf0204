import type { Transaction, TransactionGuard } from '../database';
import { createDeferred } from './createDeferred';
import { DuplicateCallError } from './DuplicateCallError';
import type { IdempotencyKeyStore, KeyUse } from './IdempotencyKeyStore';

/**
 * - `open`: nothing was changed yet,
 * - `claimed`: the key was taken, in one transaction with what it did,
 * - `duplicate`: another call has taken it,
 * - `closed`: the call was answered; what still runs has nothing to do with the key.
 */
export type KeyedCallState = 'open' | 'claimed' | 'duplicate' | 'closed';

/** A call with an Idempotency-Key: the first transaction of it takes the key, or is rolled back when it is taken. */
export class KeyedCall implements TransactionGuard {
  readonly use: KeyUse;
  readonly #store: Pick<IdempotencyKeyStore, 'claim'>;
  #state: KeyedCallState;
  /** The transaction that is about to take the key, and what ends the wait for it. */
  #taking:
    { by: Transaction; ended: Promise<void>; end: () => void } | undefined;

  private constructor(options: KeyedCallOptions) {
    this.use = options.use;
    this.#store = options.store;
    this.#state = options.isTaken ? 'duplicate' : 'open';
  }

  static create(options: KeyedCallOptions): KeyedCall {
    return new KeyedCall(options);
  }

  get state(): KeyedCallState {
    return this.#state;
  }

  /** For when it was found out that another call has taken the key. */
  markDuplicate(): void {
    this.#state = 'duplicate';
  }

  close(): void {
    this.#state = 'closed';
  }

  async begin(transaction: Transaction): Promise<void> {
    // A call may have several transactions at once; one of them takes the key.
    while (this.#taking) {
      await this.#taking.ended;
    }
    if (this.#state === 'duplicate') {
      throw new DuplicateCallError();
    }
    if (this.#state !== 'open') {
      return;
    }
    this.#taking = { by: transaction, ...createDeferred() };
    try {
      if (await this.#store.claim(transaction, this.use)) {
        return;
      }
    } catch (error) {
      this.#endTaking();
      throw error;
    }
    this.#state = 'duplicate';
    this.#endTaking();
    throw new DuplicateCallError();
  }

  end(transaction: Transaction, outcome: 'committed' | 'rolled-back'): void {
    if (this.#taking?.by !== transaction) {
      return;
    }
    if (outcome === 'committed' && this.#state === 'open') {
      this.#state = 'claimed';
    }
    this.#endTaking();
  }

  #endTaking(): void {
    this.#taking?.end();
    this.#taking = undefined;
  }
}

export type KeyedCallOptions = {
  use: KeyUse;
  store: Pick<IdempotencyKeyStore, 'claim'>;
  /** Whether it is known already that another call has taken the key. */
  isTaken: boolean;
};

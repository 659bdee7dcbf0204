import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Claim } from './Placement';
import type { PlacementQueue } from './PlacementQueue';

/** The reason with which a pass ends whose ticket somebody else holds. */
class LostTicketError extends Error {
  name = 'LostTicketError';
}

/**
 * The lease of one pass: renewed in time, and over when the ticket was lost or cannot be renewed before it ends.
 *
 * @remarks
 * That it is over is seen by a timer, and by whoever asks with {@link PassLease.throwIfOver}: a process that was paused for
 * longer than its lease may go on with what it was waiting for before its timers run.
 */
export class PassLease {
  /** Aborts when the lease is over, or when the given signal does. */
  readonly signal: AbortSignal;
  readonly #options: PassLeaseOptions;
  readonly #lost = new AbortController();
  readonly #heartbeat: NodeJS.Timeout;
  /** By the clock of this process that never jumps, in milliseconds. */
  #heldUntil: number;
  #expiry: NodeJS.Timeout;
  #renewing: Promise<void> | undefined;
  #isLetGo = false;

  private constructor(options: PassLeaseOptions) {
    this.#options = options;
    this.signal = AbortSignal.any([options.signal, this.#lost.signal]);
    this.#heldUntil = this.#endOf(options.claimedAt);
    this.#expiry = this.#expire();
    this.#heartbeat = setInterval(() => {
      this.#renewing ??= this.#renew().finally(() => {
        this.#renewing = undefined;
      });
    }, options.leaseMs / 3);
  }

  /** Keeps the lease of a claim until it is let go of. */
  static keep(options: PassLeaseOptions): PassLease {
    return new PassLease(options);
  }

  /** Whether somebody else may work on it. */
  get isLost(): boolean {
    return this.#lost.signal.aborted;
  }

  /** Called before whatever must not be done by somebody whose lease is over. */
  throwIfOver(): void {
    if (performance.now() >= this.#heldUntil) {
      this.#lose('The lease has ended');
    }
    this.signal.throwIfAborted();
  }

  /** Renews it no more. */
  letGo(): void {
    this.#isLetGo = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#expiry);
  }

  /** Our clock starts a little later than the database's, and whoever takes over must not meet us. */
  #endOf(begunAt: number): number {
    return begunAt + this.#options.leaseMs * 0.9;
  }

  #expire(): NodeJS.Timeout {
    return setTimeout(
      () => this.#lose('The lease has ended'),
      Math.max(0, this.#heldUntil - performance.now()),
    );
  }

  #lose(why: string): void {
    this.#lost.abort(new LostTicketError(why));
  }

  async #renew(): Promise<void> {
    const { queue, claim, leaseMs, logger } = this.#options;
    const startedAt = performance.now();
    try {
      const held = await queue.renew([claim], leaseMs);
      if (this.#isLetGo) {
        return;
      }
      if (held.has(claim.id)) {
        clearTimeout(this.#expiry);
        this.#heldUntil = this.#endOf(startedAt);
        this.#expiry = this.#expire();
      } else {
        this.#lose('Somebody else works on it');
      }
    } catch (error) {
      logger.warn('The lease of a pass could not be renewed', {
        error: String(error),
      });
    }
  }
}

export type PassLeaseOptions = {
  claim: Claim;
  /** When the claim was asked for, by `performance.now()`. */
  claimedAt: number;
  leaseMs: number;
  queue: Pick<PlacementQueue, 'renew'>;
  /** Ends the pass for other reasons. */
  signal: AbortSignal;
  logger: LoggerService;
};

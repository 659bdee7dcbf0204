import { untilAborted } from './untilAborted';

/**
 * Lets so many calls go at once and the others wait in line. As a connection carries one call at a time, it bounds the
 * number of connections as well.
 */
export class ConcurrencyLimit {
  readonly #max: number;
  readonly #waiting: Array<() => void> = [];
  #running = 0;

  private constructor(max: number) {
    this.#max = max;
  }

  static create(max: number): ConcurrencyLimit {
    return new ConcurrencyLimit(max);
  }

  /** Runs when it is its turn; a wait ends, with a rejection, when the signal aborts. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#running >= this.#max) {
      await this.#turn(signal);
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  /** Resolves when a call that ended hands its place on. */
  async #turn(signal: AbortSignal): Promise<void> {
    let start = () => {};
    const turn = new Promise<void>(resolve => {
      start = resolve;
    });
    this.#waiting.push(start);
    try {
      await untilAborted(turn, signal);
    } catch (error) {
      const place = this.#waiting.indexOf(start);
      if (place === -1) {
        // It was its turn in the same moment.
        this.#handOn();
      } else {
        this.#waiting.splice(place, 1);
      }
      throw error;
    }
  }

  #handOn() {
    const next = this.#waiting.shift();
    if (next) {
      next();
    } else {
      this.#running -= 1;
    }
  }
}

/** Lets a bounded number of calls run at once and a bounded number wait for their turn. */
export class CallLine {
  readonly #concurrencyMax: number;
  readonly #queueMax: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  private constructor(options: { concurrencyMax: number; queueMax: number }) {
    this.#concurrencyMax = options.concurrencyMax;
    this.#queueMax = options.queueMax;
  }

  static create(options: {
    concurrencyMax: number;
    queueMax: number;
  }): CallLine {
    return new CallLine(options);
  }

  /** Whether somebody who comes now would be sent away. */
  get full(): boolean {
    return (
      this.#running >= this.#concurrencyMax &&
      this.#waiting.size >= this.#queueMax
    );
  }

  /** Runs a call when it is its turn, or never when the signal comes first. */
  async run<T>(
    call: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T | undefined> {
    if (!(await this.#enter(signal))) {
      return undefined;
    }
    try {
      return await call();
    } finally {
      this.#leave();
    }
  }

  /** Resolves with whether there is a place. */
  async #enter(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) {
      return false;
    }
    if (this.#running < this.#concurrencyMax) {
      this.#running += 1;
      return true;
    }
    return await new Promise<boolean>(resolve => {
      const settled = new AbortController();
      const enter = () => {
        settled.abort();
        resolve(true);
      };
      this.#waiting.add(enter);
      signal.addEventListener(
        'abort',
        () => {
          this.#waiting.delete(enter);
          resolve(false);
        },
        { once: true, signal: settled.signal },
      );
    });
  }

  /** Hands the place to who waits longest. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next();
    } else {
      this.#running -= 1;
    }
  }
}

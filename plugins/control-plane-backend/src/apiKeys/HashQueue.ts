/** A place in the queue: to be left, whether or not it was used. */
export type HashPlace = {
  /** Does the work when it is its turn. */
  run<T>(work: () => Promise<T>): Promise<T>;
  leave(): void;
};

export type HashQueueOptions = {
  /** Work at the same time. */
  concurrency: number;
  /** How many may wait beside those. */
  limit: number;
  /** Milliseconds of a clock that only goes forward. */
  clock?: () => number;
};

/** Where it starts from, until something was measured. */
const assumedMs = 20;
const retryAfterSecondsMax = 60;

/**
 * Lets a few through at a time and keeps a bounded number waiting, in order. Nobody gets a place beyond the limit, and no
 * group, such as the keys with one prefix, more than a tenth: whoever floods one prefix does not keep the others out.
 */
export class HashQueue {
  readonly #concurrency: number;
  readonly #places: number;
  readonly #placesPerGroup: number;
  readonly #clock: () => number;
  readonly #taken = new Map<string, number>();
  readonly #waiting: (() => void)[] = [];
  #takenInAll = 0;
  #running = 0;
  #durationMs = assumedMs;

  private constructor(options: HashQueueOptions) {
    this.#concurrency = options.concurrency;
    this.#places = options.concurrency + options.limit;
    this.#placesPerGroup = Math.max(1, Math.ceil(options.limit / 10));
    this.#clock = options.clock ?? (() => performance.now());
  }

  static create(options: HashQueueOptions): HashQueue {
    return new HashQueue(options);
  }

  /** Takes a place, unless there is none left for the group. */
  enter(group: string): HashPlace | undefined {
    const taken = this.#taken.get(group) ?? 0;
    if (this.#takenInAll >= this.#places || taken >= this.#placesPerGroup) {
      return undefined;
    }
    this.#takenInAll += 1;
    this.#taken.set(group, taken + 1);
    let left = false;
    return {
      run: work => this.#run(work),
      leave: () => {
        if (!left) {
          left = true;
          this.#leave(group);
        }
      },
    };
  }

  /** When it is worth asking again: how long those who have a place take, by what the last ones took. */
  get retryAfterSeconds(): number {
    const waitMs = (this.#takenInAll * this.#durationMs) / this.#concurrency;
    return Math.min(
      retryAfterSecondsMax,
      Math.max(1, Math.ceil(waitMs / 1_000)),
    );
  }

  #leave(group: string): void {
    this.#takenInAll -= 1;
    const taken = (this.#taken.get(group) ?? 1) - 1;
    if (taken === 0) {
      this.#taken.delete(group);
    } else {
      this.#taken.set(group, taken);
    }
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#concurrency) {
      // Whoever ends hands its turn on, so that nobody comes between.
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    const startedAt = this.#clock();
    try {
      return await work();
    } finally {
      this.#durationMs += 0.1 * (this.#clock() - startedAt - this.#durationMs);
      const next = this.#waiting.shift();
      if (next) {
        next();
      } else {
        this.#running -= 1;
      }
    }
  }
}

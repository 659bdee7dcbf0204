import { setTimeout } from 'node:timers/promises';

/** Few, as the load changes; several, so that one answer does not take exactly as long as the next. */
const samplesMax = 8;
/** What was measured under another load would give away what is measured and what is not. */
const freshMs = 1_000;
/** How quickly the correction follows what timers really take. */
const correctionShare = 0.1;
/** More than this is not the timer, but somebody who kept the process busy. */
const excessMsMax = 2;

export type HashTimesOptions = {
  /** Milliseconds of a clock that only goes forward. */
  clock?: () => number;
};

/**
 * How long it took lately to compare a key with a stored hash, waiting included; lets the answer about a key that has no
 * stored hash take as long, at the cost of a timer.
 */
export class HashTimes {
  readonly #clock: () => number;
  readonly #samples: number[] = [];
  #next = 0;
  #recordedAt = -Infinity;
  /** What waiting takes more than was asked for, on average. */
  #excessMs = 0;

  private constructor(options: HashTimesOptions) {
    this.#clock = options.clock ?? (() => performance.now());
  }

  static create(options: HashTimesOptions = {}): HashTimes {
    return new HashTimes(options);
  }

  /** Does what takes as long as it takes, and keeps how long that was. */
  async measure<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = this.#clock();
    // At once, so that those who come at the same time do not measure as well.
    this.#recordedAt = startedAt;
    try {
      return await work();
    } finally {
      this.#recordedAt = this.#clock();
      this.#samples[this.#next] = this.#recordedAt - startedAt;
      this.#next = (this.#next + 1) % samplesMax;
    }
  }

  /** Whether something must be measured before anything can be imitated. */
  get stale(): boolean {
    return (
      this.#samples.length === 0 || this.#clock() - this.#recordedAt > freshMs
    );
  }

  /** Takes as long as one of the last measurements. */
  async imitate(): Promise<void> {
    const { length } = this.#samples;
    const wantedMs = this.#samples[Math.floor(Math.random() * length)] ?? 0;
    const startedAt = this.#clock();
    // Timers know whole milliseconds only: rounded at random, they are right on average.
    await setTimeout(
      Math.max(0, Math.floor(wantedMs - this.#excessMs + Math.random())),
    );
    const excessMs = this.#clock() - startedAt - wantedMs;
    this.#excessMs += correctionShare * clamp(excessMs, excessMsMax);
  }
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(-max, value));
}

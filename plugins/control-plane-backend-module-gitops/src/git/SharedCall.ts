import { rejectOnAbort } from './rejectOnAbort';

/** What the work of a shared call gets. */
export type SharedCallContext = {
  /** Aborts when nobody waits any more, unless `keep` was called, and when the call is closed. */
  signal: AbortSignal;
  /** Lets the work go on when nobody waits any more. */
  keep(): void;
};

type Run<T> = {
  promise: Promise<T>;
  waiting: number;
  kept: boolean;
  controller: AbortController;
};

/**
 * One piece of work for many callers at once. Work that has begun is not shared with those who come later, because it
 * may have read what was there before them: they share the next run, which begins when the present one ends.
 */
export class SharedCall<T> {
  readonly #work: (context: SharedCallContext) => Promise<T>;
  readonly #closed = new AbortController();
  #current: Run<T> | undefined;
  #next: Run<T> | undefined;

  private constructor(work: (context: SharedCallContext) => Promise<T>) {
    this.#work = work;
  }

  static create<T>(
    work: (context: SharedCallContext) => Promise<T>,
  ): SharedCall<T> {
    return new SharedCall(work);
  }

  /** Gets the result of work that begins after this call. */
  async get(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const run = this.#joinable();
    run.waiting += 1;
    try {
      return await rejectOnAbort(signal, run.promise);
    } finally {
      run.waiting -= 1;
      if (run.waiting === 0 && !run.kept) {
        run.controller.abort(new Error('Nobody waits for it any more'));
        if (this.#next === run) {
          this.#next = undefined;
        }
      }
    }
  }

  /** Ends the work that is under way. */
  close(reason: Error) {
    this.#closed.abort(reason);
  }

  #joinable(): Run<T> {
    if (this.#next) {
      return this.#next;
    }
    if (!this.#current) {
      this.#current = this.#start(Promise.resolve());
      return this.#current;
    }
    this.#next = this.#start(this.#current.promise.catch(() => {}));
    return this.#next;
  }

  #start(after: Promise<unknown>): Run<T> {
    const controller = new AbortController();
    const run: Run<T> = {
      waiting: 0,
      kept: false,
      controller,
      promise: after.then(async () => {
        if (this.#next === run) {
          this.#current = run;
          this.#next = undefined;
        }
        try {
          const signal = AbortSignal.any([
            controller.signal,
            this.#closed.signal,
          ]);
          signal.throwIfAborted();
          return await this.#work({
            signal,
            keep: () => {
              run.kept = true;
            },
          });
        } finally {
          if (this.#current === run) {
            this.#current = undefined;
          }
        }
      }),
    };
    run.promise.catch(() => {});
    return run;
  }
}

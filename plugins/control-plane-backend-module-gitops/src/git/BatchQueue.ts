import { rejectOnAbort } from './rejectOnAbort';

/** One thing to do, in a batch with others. It is done when it is resolved or rejected; later calls mean nothing. */
export type BatchItem<Task, Result> = {
  readonly task: Task;
  /** Aborts when the caller gives up. */
  readonly signal: AbortSignal;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

type Queued<Task, Result> = BatchItem<Task, Result> & { key: string };

/**
 * Does things in batches, one batch at a time: what comes while one is under way is done together in the next. Two with
 * the same key are never in one batch.
 */
export class BatchQueue<Task, Result> {
  readonly #run: BatchRun<Task, Result>;
  readonly #sizeMax: number;
  readonly #waiting: Array<Queued<Task, Result>> = [];
  #running = false;

  private constructor(run: BatchRun<Task, Result>, sizeMax: number) {
    this.#run = run;
    this.#sizeMax = sizeMax;
  }

  static create<Task, Result>(options: {
    /**
     * Does a batch; what it leaves undone is rejected with what it throws. Its signal aborts when every caller has given
     * up.
     */
    run: BatchRun<Task, Result>;
    sizeMax: number;
  }): BatchQueue<Task, Result> {
    return new BatchQueue(options.run, options.sizeMax);
  }

  /**
   * Has something done.
   *
   * @throws what it is rejected with, or the signal's reason as soon as it aborts
   */
  async add(key: string, task: Task, signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    const done = new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ key, task, signal, resolve, reject });
    });
    if (!this.#running) {
      this.#running = true;
      // Those who ask in the same breath are done in the same batch.
      queueMicrotask(() => this.#drain());
    }
    return rejectOnAbort(signal, done);
  }

  async #drain() {
    while (this.#waiting.length > 0) {
      const batch = this.#nextBatch();
      if (batch.length > 0) {
        await this.#runBatch(batch);
      }
    }
    this.#running = false;
  }

  #nextBatch(): Array<Queued<Task, Result>> {
    const batch = new Map<string, Queued<Task, Result>>();
    for (const item of this.#waiting.splice(0)) {
      if (item.signal.aborted) {
        continue;
      }
      if (batch.has(item.key) || batch.size >= this.#sizeMax) {
        this.#waiting.push(item);
      } else {
        batch.set(item.key, item);
      }
    }
    return [...batch.values()];
  }

  async #runBatch(batch: Array<Queued<Task, Result>>) {
    const abandoned = new AbortController();
    const onAbort = () => {
      if (batch.every(({ signal }) => signal.aborted)) {
        abandoned.abort(new Error('Nobody waits for it any more'));
      }
    };
    for (const { signal } of batch) {
      signal.addEventListener('abort', onAbort, { once: true });
    }
    try {
      await this.#run(batch, abandoned.signal);
      throw new Error('It was left undone');
    } catch (error) {
      for (const { reject } of batch) {
        reject(error);
      }
    } finally {
      for (const { signal } of batch) {
        signal.removeEventListener('abort', onAbort);
      }
    }
  }
}

type BatchRun<Task, Result> = (
  batch: ReadonlyArray<BatchItem<Task, Result>>,
  signal: AbortSignal,
) => Promise<void>;

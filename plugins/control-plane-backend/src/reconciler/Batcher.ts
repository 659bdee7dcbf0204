/**
 * Takes items one by one and works on them together: while one batch is worked on the next one gathers, so that there is
 * no wait when little is to be done and little work for each when there is much.
 *
 * A batch that fails is worked on again item by item, so that one that cannot be worked on spoils no other.
 */
export class Batcher<TItem, TResult> {
  readonly #work: (items: readonly TItem[]) => Promise<readonly TResult[]>;
  readonly #sizeMax: number;
  readonly #waiting: Array<{
    item: TItem;
    resolve: (result: TResult) => void;
    reject: (error: unknown) => void;
  }> = [];
  #working = false;

  private constructor(options: BatcherOptions<TItem, TResult>) {
    this.#work = options.work;
    this.#sizeMax = options.sizeMax;
  }

  static create<TItem, TResult>(
    options: BatcherOptions<TItem, TResult>,
  ): Batcher<TItem, TResult> {
    return new Batcher(options);
  }

  /** Adds an item; answers with what became of it. */
  async add(item: TItem): Promise<TResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#working) {
        this.#working = true;
        // What is added in the same turn goes along.
        setImmediate(() => void this.#workAll());
      }
    });
  }

  async #workAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#sizeMax);
      try {
        const results = await this.#work(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => resolve(results[index]));
      } catch (error) {
        if (batch.length === 1) {
          batch[0].reject(error);
          continue;
        }
        for (const { item, resolve, reject } of batch) {
          await this.#work([item]).then(([result]) => resolve(result), reject);
        }
      }
    }
    this.#working = false;
  }
}

export type BatcherOptions<TItem, TResult> = {
  /** Answers with one result for each item, in their order. Does all or nothing. */
  work: (items: readonly TItem[]) => Promise<readonly TResult[]>;
  /** The most items that are worked on together. */
  sizeMax: number;
};

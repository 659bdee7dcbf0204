import type {
  RuntimeCallOptions,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';

/**
 * A connection that many use at once, and that can be replaced: when it is retired, it is closed once nobody has called
 * it for a while, so that what is in the middle of several calls comes to its end.
 */
export class SharedConnection {
  readonly connection: RuntimeConnection;
  readonly #guest: RuntimeConnection;
  readonly #idleMs: number;
  #calls = 0;
  #retired = false;
  #timer: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;
  readonly #onClosed: SharedOptions['onClosed'];

  private constructor(guest: RuntimeConnection, options: SharedOptions) {
    this.#guest = guest;
    this.#idleMs = options.idleMs;
    this.#onClosed = options.onClosed;
    this.connection = {
      checkHealth: call => this.#during(() => guest.checkHealth(call)),
      plan: (desired, call) => this.#during(() => guest.plan(desired, call)),
      observe: (desired, call) =>
        this.#during(() => guest.observe(desired, call)),
      apply: (desired, call) => this.#during(() => guest.apply(desired, call)),
      remove: (desired, call) =>
        this.#during(() => guest.remove(desired, call)),
      // Watching lasts for ever, and ends by its signal: it does not keep a connection.
      ...(guest.watch && {
        watch: (
          call: RuntimeCallOptions & {
            onChange: (change: { ids?: string[] }) => void;
          },
        ) => guest.watch?.(call) ?? Promise.resolve(),
      }),
    };
  }

  static create(
    guest: RuntimeConnection,
    options: SharedOptions,
  ): SharedConnection {
    return new SharedConnection(guest, options);
  }

  /** Closes it when it is not used any more. */
  retire(): void {
    this.#retired = true;
    this.#closeWhenIdle();
  }

  /** Closes it now. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#closing ??= (async () => this.#guest.close?.())();
    await this.#closing;
  }

  async #during<T>(call: () => Promise<T>): Promise<T> {
    this.#calls += 1;
    clearTimeout(this.#timer);
    try {
      return await call();
    } finally {
      this.#calls -= 1;
      this.#closeWhenIdle();
    }
  }

  #closeWhenIdle(): void {
    if (this.#retired && this.#calls === 0) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(
        () =>
          this.close().then(
            () => this.#onClosed(this),
            error => this.#onClosed(this, error),
          ),
        this.#idleMs,
      ).unref();
    }
  }
}

type SharedOptions = {
  /** How long nobody must have called before it is closed. */
  idleMs: number;
  /** Called when it was retired and closed, or could not be closed. */
  onClosed: (shared: SharedConnection, error?: unknown) => void;
};

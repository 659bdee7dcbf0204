import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  AuditAnchor,
  AuditAnchorSink,
} from '@groundwork/plugin-control-plane-node';
import type { Finding } from './ChainChecker';
import type { SealedEvent } from './ChainStore';

const readTimeoutMs = 60_000;

/** Compares what one sink says with the chain, as the chain is read; at no time are all anchors in memory. */
export class AnchorFollower {
  readonly #sink: AuditAnchorSink;
  readonly #logger: LoggerService;
  readonly #callerSignal: AbortSignal;
  readonly #signal: AbortSignal;
  readonly #anchors: AsyncIterator<AuditAnchor>;
  /** The next anchor that lies behind what was compared. */
  #next: AuditAnchor | undefined;
  #lastPosition = 0;
  #problem: string | undefined;
  #checked = 0;

  private constructor(options: AnchorFollowerOptions) {
    this.#sink = options.sink;
    this.#logger = options.logger;
    this.#callerSignal = options.signal;
    this.#signal = AbortSignal.any([
      options.signal,
      AbortSignal.timeout(readTimeoutMs),
    ]);
    this.#anchors = options.sink
      .read({ signal: this.#signal })
      [Symbol.asyncIterator]();
  }

  /** Begins with the anchors behind a position. */
  static async create(
    options: AnchorFollowerOptions & { after: number },
  ): Promise<AnchorFollower> {
    const follower = new AnchorFollower(options);
    await follower.#advance(options.after);
    return follower;
  }

  /** How many anchors were compared. */
  get checked(): number {
    return this.#checked;
  }

  /** Why the anchors could not be read, as a sentence. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Position of the next anchor; it lies behind everything that was compared. */
  get nextPosition(): number | undefined {
    return this.#next?.position;
  }

  /** Compares the anchors of positions among the given ones, which follow each other without gaps. */
  async compare(seals: readonly SealedEvent[]): Promise<Finding | undefined> {
    const [first] = seals;
    const last = seals.at(-1);
    while (this.#next && last && this.#next.position <= last.position) {
      const seal = seals[this.#next.position - first.position];
      if (seal && seal.hash !== this.#next.hash) {
        return {
          reason: 'anchor_differs',
          broken_id: seal.event_id,
          broken_position: seal.position,
          message: `Event ${seal.event_id} is not the one that was anchored in ${this.#sink.id} at ${this.#next.anchored_at}`,
        };
      }
      this.#checked += seal ? 1 : 0;
      await this.#advance(this.#next.position);
    }
    return undefined;
  }

  /** To be told at the end which anchor of the sink is the newest; one that the sink has lost is a problem. */
  expect(newest: AuditAnchor | undefined): void {
    if (newest && !this.#problem && newest.position > this.#lastPosition) {
      this.#problem = `${this.#sink.id} has lost the anchor of position ${newest.position}`;
      this.#logger.warn(this.#problem);
    }
  }

  /** Id of the sink. */
  get sink(): string {
    return this.#sink.id;
  }

  async close(): Promise<void> {
    await this.#anchors.return?.().catch(() => {});
  }

  /** Goes on to the first anchor behind a position, or of the same one. */
  async #advance(behind: number): Promise<void> {
    try {
      const skipped = this.#next === undefined ? behind : behind - 1;
      do {
        const { value, done } = await orAborted(
          this.#anchors.next(),
          this.#signal,
        );
        this.#next = done ? undefined : value;
        this.#lastPosition = this.#next?.position ?? this.#lastPosition;
      } while (this.#next && this.#next.position <= skipped);
    } catch (error) {
      this.#callerSignal.throwIfAborted();
      this.#next = undefined;
      this.#problem = `The anchors of ${this.#sink.id} could not be read and were not compared`;
      this.#logger.warn(this.#problem, { error: String(error) });
    }
  }
}

/** A sink is a guest: one that hangs is left. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const ended = new AbortController();
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), {
          signal: ended.signal,
        });
      }),
    ]);
  } finally {
    ended.abort();
  }
}

type AnchorFollowerOptions = {
  sink: AuditAnchorSink;
  signal: AbortSignal;
  logger: LoggerService;
};

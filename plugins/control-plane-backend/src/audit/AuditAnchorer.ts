import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AuditAnchorFailure } from '@groundwork/plugin-control-plane-common';
import type { AuditAnchorSink } from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneDatabase } from '../database';
import type { ChainState, ChainStore } from './ChainStore';

const writeTimeoutMs = 60_000;

/** Writes the head of the chain down outside of the database. */
export class AuditAnchorer {
  readonly #database: ControlPlaneDatabase;
  readonly #chain: ChainStore;
  readonly #sinks: readonly AuditAnchorSink[];
  readonly #logger: LoggerService;

  private constructor(options: AuditAnchorerOptions) {
    this.#database = options.database;
    this.#chain = options.chain;
    this.#sinks = options.sinks;
    this.#logger = options.logger;
  }

  static create(options: AuditAnchorerOptions): AuditAnchorer {
    return new AuditAnchorer(options);
  }

  /** Anchors the head in every sink that does not have it yet. What fails is tried again the next time. */
  async anchor(signal: AbortSignal): Promise<void> {
    const head = await this.#chain.read();
    const failures: AuditAnchorFailure[] = [];
    for (const sink of this.#sinks) {
      try {
        await this.#anchorIn(sink, head, signal);
      } catch (error) {
        signal.throwIfAborted();
        const message = error instanceof Error ? error.message : String(error);
        this.#logger.error(
          `The head of the audit log could not be anchored in ${sink.id}`,
          { error: message },
        );
        failures.push({
          sink: sink.id,
          message,
          failed_at: await this.#database.now(),
        });
      }
    }
    await this.#chain.recordAnchorFailures(failures);
  }

  async #anchorIn(
    sink: AuditAnchorSink,
    head: ChainState,
    signal: AbortSignal,
  ): Promise<void> {
    const last = await this.#chain.findLastAnchor(sink.id);
    if (head.head_position <= (last?.position ?? 0)) {
      return;
    }
    const anchor = {
      position: head.head_position,
      hash: head.head_hash,
      anchored_at: await this.#database.now(),
    };
    await sink.write(anchor, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(writeTimeoutMs)]),
    });
    await this.#chain.insertAnchor({ sink: sink.id, ...anchor });
  }
}

export type AuditAnchorerOptions = {
  database: ControlPlaneDatabase;
  chain: ChainStore;
  sinks: readonly AuditAnchorSink[];
  logger: LoggerService;
};

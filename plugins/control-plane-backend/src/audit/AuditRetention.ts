import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  databaseTime,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import type { AuditStore } from './AuditStore';
import { ChainChecker } from './ChainChecker';
import { retentionAction, type ChainStore } from './ChainStore';

const batchSize = 2_000;

/**
 * Removes events that are older than they are kept, from the oldest end of the chain only. Where the chain begins then is
 * told by an event, so that a beginning that somebody else has moved can be told from it.
 */
export class AuditRetention {
  readonly #database: ControlPlaneDatabase;
  readonly #chain: ChainStore;
  readonly #audit: AuditStore;
  readonly #retentionMs: number;
  readonly #logger: LoggerService;
  readonly #onCommitted: () => void;

  private constructor(options: AuditRetentionOptions) {
    this.#database = options.database;
    this.#chain = options.chain;
    this.#audit = options.audit;
    this.#retentionMs = options.retentionMs;
    this.#logger = options.logger;
    this.#onCommitted = options.onCommitted;
  }

  static create(options: AuditRetentionOptions): AuditRetention {
    return new AuditRetention(options);
  }

  /** Removes what is too old, and answers with how many events that was. */
  async apply(signal: AbortSignal): Promise<number> {
    const { knex } = this.#database;
    const [{ cutoff }] = await knex.select({
      cutoff: databaseTime(knex, -this.#retentionMs),
    });
    let removed = 0;
    for (let batch = batchSize; batch === batchSize; removed += batch) {
      signal.throwIfAborted();
      batch = await this.#database.transaction(transaction =>
        this.#removeBatch(transaction, cutoff),
      );
    }
    if (removed > 0) {
      this.#onCommitted();
    }
    return removed;
  }

  async #removeBatch(
    transaction: Transaction,
    cutoff: string,
  ): Promise<number> {
    const chain = await this.#chain.lock(transaction);
    const oldest = await this.#chain.listSealed(
      {
        after: chain.base_position,
        through: chain.head_position,
        limit: batchSize,
      },
      transaction.knex,
    );
    const checker = ChainChecker.behind({
      position: chain.base_position,
      hash: chain.base_hash,
    });
    for (const sealed of oldest) {
      if (sealed.event && sealed.event.created_at >= cutoff) {
        break;
      }
      const finding = checker.check(sealed);
      if (finding) {
        // What somebody has tampered with is evidence.
        this.#logger.error(
          `Old audit events are kept, as the chain is broken: ${finding.message}`,
        );
        break;
      }
    }
    const removed = checker.position - chain.base_position;
    if (removed === 0) {
      return 0;
    }
    const through = {
      through_position: checker.position,
      through_hash: checker.hash,
    };
    await this.#chain.removeThrough(transaction, through.through_position);
    await this.#chain.move(transaction, {
      base_position: through.through_position,
      base_hash: through.through_hash,
    });
    await this.#audit.append(transaction, 'system', {
      action: retentionAction,
      target_type: 'audit-log',
      target_id: 'audit-log',
      message: `Removed ${removed} events from before ${cutoff}`,
      metadata: { ...through, removed, before: cutoff },
    });
    return removed;
  }
}

export type AuditRetentionOptions = {
  database: ControlPlaneDatabase;
  chain: ChainStore;
  audit: AuditStore;
  retentionMs: number;
  logger: LoggerService;
  onCommitted: () => void;
};

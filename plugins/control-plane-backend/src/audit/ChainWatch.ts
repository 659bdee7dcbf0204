import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AuditVerification } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase } from '../database';
import { toNotifications, type Outbox } from '../messages';
import type { AuditVerifier } from './AuditVerifier';
import type { ChainStore } from './ChainStore';

const partSize = 100_000;

/** Verifies the whole chain now and then, keeps what was found, and raises the alarm once for each thing that is broken. */
export class ChainWatch {
  readonly #options: ChainWatchOptions;

  private constructor(options: ChainWatchOptions) {
    this.#options = options;
  }

  static create(options: ChainWatchOptions): ChainWatch {
    return new ChainWatch(options);
  }

  async verify(signal: AbortSignal): Promise<AuditVerification> {
    const { database, chain } = this.#options;
    const { next_cursor: _, ...verification } = await this.#verifyWhole(signal);
    await database.transaction(async transaction => {
      const before = await chain.readLastVerification(transaction.knex);
      await chain.recordVerification(transaction, verification);
      if (verification.status === 'broken' && !isSame(before, verification)) {
        await this.#tell(transaction, verification);
      }
    });
    if (verification.status === 'broken') {
      this.#options.logger.error(
        `The audit log is broken: ${verification.message}`,
        { position: verification.broken_position, id: verification.broken_id },
      );
      this.#options.onCommitted();
    }
    return verification;
  }

  /** Part by part, so that no read lasts long. */
  async #verifyWhole(signal: AbortSignal): Promise<AuditVerification> {
    let whole: AuditVerification | undefined;
    do {
      const part = await this.#verifyPart(whole?.next_cursor, signal);
      const { next_cursor: _, ...before } = whole ?? {};
      whole = {
        ...before,
        ...part,
        first_position: whole?.first_position ?? part.first_position,
        verified: (whole?.verified ?? 0) + part.verified,
        anchors_checked: (whole?.anchors_checked ?? 0) + part.anchors_checked,
      };
    } while (whole.next_cursor !== undefined);
    return whole;
  }

  async #verifyPart(
    after: number | undefined,
    signal: AbortSignal,
  ): Promise<AuditVerification> {
    const run = this.#options.verifier.verify({
      after,
      limit: partSize,
      signal,
    });
    for (;;) {
      const step = await run.next();
      if (step.done) {
        return step.value;
      }
    }
  }

  async #tell(
    transaction: Parameters<Outbox['append']>[0],
    verification: AuditVerification,
  ): Promise<void> {
    const { outbox, responsible } = this.#options;
    await outbox.appendMany(
      transaction,
      toNotifications(
        {
          recipients: [...responsible],
          title: 'The audit log was tampered with',
          description: verification.message,
          severity: 'high',
          topic: 'audit',
        },
        { actor: 'system', link: '/audit', about: 'audit-chain' },
      ),
    );
  }
}

export type ChainWatchOptions = {
  database: ControlPlaneDatabase;
  chain: ChainStore;
  verifier: AuditVerifier;
  outbox: Outbox;
  /** Entity references of who is told. */
  responsible: readonly string[];
  logger: LoggerService;
  onCommitted: () => void;
};

function isSame(
  before: AuditVerification | undefined,
  now: AuditVerification,
): boolean {
  return (
    before?.status === 'broken' &&
    before.reason === now.reason &&
    before.broken_position === now.broken_position &&
    before.broken_id === now.broken_id
  );
}

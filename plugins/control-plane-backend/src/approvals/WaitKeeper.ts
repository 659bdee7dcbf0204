import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  addHours,
  type ApprovalPolicy,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Approvers, ApproverStore } from './ApproverStore';
import { expandApprovers } from './expandApprovers';
import type {
  PendingApproval,
  PendingApprovalStore,
} from './PendingApprovalStore';
import type { StandingStore } from './StandingStore';
import { whoIsTold } from './whoIsTold';

const batchSize = 100;

/** What can wait for a decision. */
export type Decided = { id: string; requested_by: string; status: string };

/** What is told of something that waits, and to whom. */
export type WaitNews = {
  /** For the log. */
  message: string;
  /** Entity references. */
  recipients: string[];
};

/** What differs by what is decided over. Its methods with a transaction are called while it is locked. */
export type WaitKind<TDecided extends Decided> = {
  /** The owner of the component, where others may decide as well who are named so; asked before anything is locked. */
  findOwner(id: string): Promise<string | undefined>;
  findPolicy(
    transaction: Transaction,
    decided: TDecided,
  ): Promise<ApprovalPolicy | undefined>;
  /** Ends it, as nobody decided in time. */
  expire(
    transaction: Transaction,
    decided: TDecided,
    message: string,
  ): Promise<void>;
  /** Tells those who may decide as well from now on. */
  tellEscalated(
    transaction: Transaction,
    decided: TDecided,
    news: WaitNews,
  ): Promise<void>;
  /** Tells those who may decide that it still waits. */
  tellReminded(
    transaction: Transaction,
    decided: TDecided,
    news: WaitNews,
  ): Promise<void>;
};

/**
 * Sees to what time brings for what waits for a decision: reminders, that others may decide as well, and the end. Every
 * replica does so in a loop of its own: what is due is decided by the database's clock over the locked row, and is not due any
 * more once it was done.
 */
export class WaitKeeper<TDecided extends Decided> {
  readonly #options: WaitKeeperOptions<TDecided>;

  private constructor(options: WaitKeeperOptions<TDecided>) {
    this.#options = options;
  }

  static create<TDecided extends Decided>(
    options: WaitKeeperOptions<TDecided>,
  ): WaitKeeper<TDecided> {
    return new WaitKeeper(options);
  }

  /** Does what is due. One that fails does not keep the others from their turn. */
  async run(signal: AbortSignal): Promise<void> {
    const now = await this.#options.database.now();
    let afterId: string | undefined;
    while (!signal.aborted) {
      const ids = await this.#options.pending.listDue({
        now,
        afterId,
        limit: batchSize,
      });
      for (const id of ids) {
        if (signal.aborted) {
          return;
        }
        await this.#attend(id);
      }
      if (ids.length > 0) {
        this.#options.onCommitted();
      }
      if (ids.length < batchSize) {
        return;
      }
      afterId = ids[ids.length - 1];
    }
  }

  async #attend(id: string): Promise<void> {
    const { database, pending, logger, kind } = this.#options;
    try {
      const owner = await kind.findOwner(id);
      await database.transaction(async transaction => {
        const claimed = await pending.claim(transaction, id);
        if (claimed) {
          await this.#act(transaction, claimed, owner);
        }
      });
    } catch (error) {
      logger.error('What was due for an approval could not be seen to', {
        id,
        error: String(error),
      });
    }
  }

  async #act(
    transaction: Transaction,
    { decided, timers }: PendingApproval<TDecided>,
    componentOwner: string | undefined,
  ): Promise<void> {
    const { kind } = this.#options;
    const isDue = (at: string | undefined) =>
      at !== undefined && at <= transaction.now;
    if (isDue(timers.approval_expires_at)) {
      await kind.expire(transaction, decided, 'Nobody decided over it in time');
      return;
    }
    const policy = await kind.findPolicy(transaction, decided);
    if (isDue(timers.escalate_at)) {
      await this.#escalate(transaction, decided, policy, componentOwner);
    }
    if (isDue(timers.remind_at)) {
      await this.#remind(transaction, decided, policy);
    }
  }

  async #escalate(
    transaction: Transaction,
    decided: TDecided,
    policy: ApprovalPolicy | undefined,
    componentOwner: string | undefined,
  ): Promise<void> {
    const { approverStore, pending, kind } = this.#options;
    const before = await approverStore.find(decided.id, transaction);
    const { approvers } = expandApprovers({
      approvers: policy?.escalation?.approvers ?? [],
      componentOwner,
      requestedBy: decided.requested_by,
    });
    const added = approvers.filter(
      ({ ref }) => !before.named.some(named => named.ref === ref),
    );
    await approverStore.add(
      transaction,
      decided.id,
      added.map(({ ref }) => ({ ref, via: 'escalation' })),
    );
    await pending.markEscalated(transaction, decided.id);
    const after = await approverStore.find(decided.id, transaction);
    const told = this.#tolds(decided, before);
    await kind.tellEscalated(transaction, decided, {
      message:
        added.length > 0
          ? `Nobody decided in time: ${added.map(({ ref }) => ref).join(', ')} may decide as well`
          : 'Nobody decided in time, and nobody else may decide',
      recipients: this.#tolds(decided, after).filter(
        ref => !told.includes(ref),
      ),
    });
  }

  async #remind(
    transaction: Transaction,
    decided: TDecided,
    policy: ApprovalPolicy | undefined,
  ): Promise<void> {
    const { standings, pending, configured, kind } = this.#options;
    const hours = policy?.reminder_hours;
    await pending.setReminder(
      transaction,
      decided.id,
      hours === undefined ? undefined : addHours(transaction.now, hours),
    );
    await kind.tellReminded(transaction, decided, {
      message: 'Reminded those who may decide',
      recipients: whoIsTold({
        ...(await standings.find(decided, transaction)),
        configured,
        requestedBy: decided.requested_by,
      }),
    });
  }

  #tolds({ requested_by }: TDecided, approvers: Approvers): string[] {
    return whoIsTold({
      approvers,
      configured: this.#options.configured,
      requestedBy: requested_by,
    });
  }
}

export type WaitKeeperOptions<TDecided extends Decided> = {
  database: ControlPlaneDatabase;
  kind: WaitKind<TDecided>;
  approverStore: ApproverStore;
  standings: StandingStore;
  pending: PendingApprovalStore<TDecided>;
  /** Entity references of who has the role approver by the configuration. */
  configured: readonly string[];
  logger: LoggerService;
  /** Called after commits that left messages. */
  onCommitted: () => void;
};

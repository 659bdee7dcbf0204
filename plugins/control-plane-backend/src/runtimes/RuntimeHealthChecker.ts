import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RuntimeHealthConfig } from '../config';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { decideHealth, type HealthDecision } from './decideHealth';
import type { RuntimeHealthStore } from './RuntimeHealthStore';
import type { RuntimeRecord } from './RuntimeRecord';
import type { RuntimeEvent, RuntimeRecorder } from './RuntimeRecorder';
import type { CheckResult, Runtimes } from './Runtimes';
import type { RuntimeStore } from './RuntimeStore';

/** What is not well is looked at this many times as often. */
const urgency = 3;

/** Checks the health of runtime environments, and tells when it changes. */
export class RuntimeHealthChecker {
  readonly #options: RuntimeHealthCheckerOptions;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();

  private constructor(options: RuntimeHealthCheckerOptions) {
    this.#options = options;
  }

  static create(options: RuntimeHealthCheckerOptions): RuntimeHealthChecker {
    return new RuntimeHealthChecker(options);
  }

  /**
   * Begins to check those whose check is due and that no other replica checks. It does not wait for them, so that one that
   * hangs does not keep others from being looked at.
   */
  async startDue(): Promise<void> {
    const { health, runtimes, logger } = this.#options;
    const due = await health.claimDue(this.#leaseMs);
    if (due.length === 0 || this.#stopping.signal.aborted) {
      return;
    }
    await runtimes.reload();
    for (const runtime of due) {
      const running = this.#check(runtime, this.#stopping.signal)
        .catch(error =>
          logger.warn(`The health of ${runtime.name} could not be written`, {
            error: String(error),
          }),
        )
        .finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
  }

  /** No other check of the same one begins before this one is over. */
  get #leaseMs(): number {
    const { checkInterval, checkTimeout } = this.#options.config;
    return checkInterval + checkTimeout;
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The control plane ends'));
    await Promise.all(this.#running);
  }

  /** Checks one now; `undefined` when there is no such runtime environment. */
  async checkOne(
    id: string,
    signal: AbortSignal,
  ): Promise<RuntimeRecord | undefined> {
    const { health, runtimes, runtimeStore } = this.#options;
    const claimed = await health.claim(id, this.#leaseMs);
    if (!claimed) {
      return undefined;
    }
    await runtimes.reload();
    await this.#check(claimed, signal);
    return runtimeStore.find(id);
  }

  async #check(claimed: RuntimeRecord, signal: AbortSignal): Promise<void> {
    const { runtimes, config, database, onCommitted } = this.#options;
    const found = await runtimes.check(claimed.name, {
      signal,
      timeoutMs: config.checkTimeout,
    });
    if (signal.aborted) {
      return;
    }
    const hasChanged = await database.transaction(transaction =>
      this.#record(transaction, claimed, found),
    );
    if (hasChanged) {
      // What was held is due now.
      onCommitted();
    }
  }

  /** Whether it changed what the runtime environment is taken to be. */
  async #record(
    transaction: Transaction,
    claimed: RuntimeRecord,
    found: CheckResult,
  ): Promise<boolean> {
    const { runtimeStore, health, config } = this.#options;
    const before = await runtimeStore.lock(transaction, claimed.id);
    if (
      !before ||
      before.health_due_at !== claimed.health_due_at ||
      before.version !== claimed.version
    ) {
      // Somebody has looked since, or it is another one now.
      return false;
    }
    const { isUrgent, ...decision } = decideHealth(before, found);
    const hasChanged = decision.health_status !== before.health_status;
    await runtimeStore.recordCheck(transaction, before.id, {
      ...decision,
      health_checked_at: transaction.now,
      ...(hasChanged && { health_changed_at: transaction.now }),
    });
    await health.schedule(
      transaction,
      before.id,
      isUrgent ? config.checkInterval / urgency : config.checkInterval,
    );
    if (hasChanged) {
      await this.#tell(transaction, before, decision);
    } else if (decision.health_message !== before.health_message) {
      await this.#options.recorder.tellOfChange(transaction, before.name);
    }
    return hasChanged;
  }

  async #tell(
    transaction: Transaction,
    runtime: RuntimeRecord,
    after: Omit<HealthDecision, 'isUrgent'>,
  ): Promise<void> {
    const { health, config, recorder } = this.#options;
    const { health_status: to, health_message: message } = after;
    if (!runtime.maintenance) {
      await health.append(
        transaction,
        runtime.id,
        { status: to, message },
        config.historyRetention,
      );
    }
    await recorder.tellOfRuntime(transaction, 'system', runtime, {
      action: 'runtime.health-changed',
      message: `The runtime environment ${runtime.name} is ${to}`,
      metadata: { from: runtime.health_status, to, detail: message },
      // That it goes away in maintenance is no news.
      ...(!runtime.maintenance && {
        notify: newsOf(runtime, to, message),
      }),
    });
  }
}

function newsOf(
  { title, health_status: from }: RuntimeRecord,
  to: RuntimeRecord['health_status'],
  description: string,
): RuntimeEvent['notify'] {
  if (to === 'unavailable') {
    return {
      title: `${title} cannot be worked with`,
      description: `${description}. Work for it is held until it can.`,
      severity: 'high',
    };
  }
  return from === 'unavailable'
    ? {
        title: `${title} can be worked with again`,
        description: 'Work that was held goes on.',
        severity: 'normal',
      }
    : undefined;
}

export type RuntimeHealthCheckerOptions = {
  config: RuntimeHealthConfig;
  database: ControlPlaneDatabase;
  runtimeStore: RuntimeStore;
  health: RuntimeHealthStore;
  runtimes: Runtimes;
  recorder: RuntimeRecorder;
  /** Called after commits that changed whether something can be worked with. */
  onCommitted: () => void;
  logger: LoggerService;
};

import type { LoggerService } from '@backstage/backend-plugin-api';
import { addHours } from '@groundwork/plugin-control-plane-common';
import type { LeasesConfig } from '../config';
import type { EnvironmentClasses } from '../classes';
import type { ControlPlaneDatabase } from '../database';
import { decideLease } from './decideLease';
import type { LeaseEnder } from './LeaseEnder';
import type { EndingLease, EndingLeases, LeaseStore } from './LeaseStore';

const batchSize = 100;

/** The part of a range that stays the same from batch to batch. */
type Range = Omit<EndingLeases, 'limit' | 'after'>;

/**
 * Ends environments whose time is over, and warns of it before. Every replica does so in a loop of its own: what is due
 * is decided by the database's clock over the locked row, and is not due any more once it was done. It does not matter
 * what else is going on with an environment, its targets or its tenant.
 */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;

  private constructor(options: LeaseKeeperOptions) {
    this.#options = options;
  }

  static create(options: LeaseKeeperOptions): LeaseKeeper {
    return new LeaseKeeper(options);
  }

  /** Does what is due. An environment that fails does not keep the others from their turn. */
  async run(signal: AbortSignal): Promise<void> {
    const now = await this.#options.database.now();
    for (const range of this.#ranges(now)) {
      await this.#runRange(range, signal);
    }
  }

  /** Where something may be due is found: first what has ended, then the nearest ends. */
  #ranges(now: string): Range[] {
    const kinds = ['lease', 'suspension'] as const;
    const warnings = [...this.#options.config.warnings].sort((a, b) => a - b);
    return [
      ...kinds.map(kind => ({ kind, until: now })),
      ...warnings.flatMap(hours =>
        kinds.map(kind => ({
          kind,
          from: now,
          until: addHours(now, hours),
          notWarnedHours: hours,
        })),
      ),
    ];
  }

  async #runRange(range: Range, signal: AbortSignal): Promise<void> {
    let after: EndingLease | undefined;
    while (!signal.aborted) {
      const batch: EndingLease[] = await this.#options.leases.listEnding({
        ...range,
        after,
        limit: batchSize,
      });
      for (const { id } of batch) {
        if (signal.aborted) {
          return;
        }
        await this.#attend(id);
      }
      if (batch.length > 0) {
        this.#options.onCommitted();
      }
      if (batch.length < batchSize) {
        return;
      }
      after = batch[batch.length - 1];
    }
  }

  async #attend(id: string): Promise<void> {
    const { database, leases, classes, ender, config, logger } = this.#options;
    try {
      await database.transaction(async transaction => {
        const lease = await leases.claim(transaction, id);
        if (!lease) {
          return;
        }
        const { request, warned_hours } = lease;
        const policyOf = await classes.readPoliciesOf([request], transaction);
        const due = decideLease({ ...request, warned_hours }, transaction.now, {
          warnings: config.warnings,
          suspendHours: policyOf(request)?.suspend_hours ?? 0,
        });
        if (due) {
          await ender.act(transaction, request, due);
        }
      });
    } catch (error) {
      logger.error('The end of an environment could not be seen to', {
        requestId: id,
        error: String(error),
      });
    }
  }
}

export type LeaseKeeperOptions = {
  config: Pick<LeasesConfig, 'warnings'>;
  database: ControlPlaneDatabase;
  leases: LeaseStore;
  classes: Pick<EnvironmentClasses, 'readPoliciesOf'>;
  ender: LeaseEnder;
  logger: LoggerService;
  /** Called after commits that left work and messages. */
  onCommitted: () => void;
};

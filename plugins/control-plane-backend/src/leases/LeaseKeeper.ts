import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { LeasesConfig } from '../config';
import {
  addMilliseconds,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import type { Deprovisioner } from '../reconciler';
import type { RequestRecorder } from '../requests';
import { decideLease, type LeaseDue } from './decideLease';
import { describeHours } from './describeHours';
import type { EndingLease, EndingLeases, LeaseStore } from './LeaseStore';

const batchSize = 100;
const hourMs = 3_600_000;

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

  /** Where leases for which something may be due are found: first what has ended, then the nearest ends. */
  #ranges(now: string): Range[] {
    return [
      { until: now },
      ...[...this.#options.config.warnings]
        .sort((a, b) => a - b)
        .map(hours => ({
          from: now,
          until: addMilliseconds(now, hours * hourMs),
          notWarnedHours: hours,
        })),
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
    const { database, leases, config, logger } = this.#options;
    try {
      await database.transaction(async transaction => {
        const lease = await leases.claim(transaction, id);
        const due =
          lease &&
          decideLease(
            { ...lease.request, warned_hours: lease.warned_hours },
            transaction.now,
            config,
          );
        if (due) {
          await this.#act(transaction, lease.request, due);
        }
      });
    } catch (error) {
      logger.error('The end of an environment could not be seen to', {
        requestId: id,
        error: String(error),
      });
    }
  }

  async #act(
    transaction: Transaction,
    request: EnvironmentRequest,
    due: LeaseDue,
  ): Promise<void> {
    if (due.action === 'expire') {
      await this.#expire(transaction, request, due.endedAt);
      return;
    }
    await this.#options.leases.markWarned(
      transaction,
      request.id,
      due.warningHours,
    );
    if (due.action === 'warn') {
      await this.#warn(transaction, request, due.endsAt);
    }
  }

  async #expire(
    transaction: Transaction,
    request: EnvironmentRequest,
    endedAt: string,
  ): Promise<void> {
    await this.#options.deprovisioner.begin(transaction, 'system', request, {
      end_reason: 'expired',
      event: {
        action: 'environment-request.expired',
        message: 'Its time is over: removing it from every target',
        metadata: { expires_at: endedAt, status: request.status },
        notify: {
          recipients: recipientsOf(request),
          title: `The time of ${request.name} is over`,
          description: 'It is being removed from every target.',
          severity: 'high',
        },
      },
    });
  }

  async #warn(
    transaction: Transaction,
    request: EnvironmentRequest,
    endsAt: string,
  ): Promise<void> {
    const left = describeHours(
      Date.parse(endsAt) - Date.parse(transaction.now),
    );
    await this.#options.recorder.tell(transaction, 'system', request, {
      action: 'environment-request.expiring',
      message: `Warned that it ends in ${left}`,
      metadata: { expires_at: endsAt },
      notify: {
        recipients: recipientsOf(request),
        title: `${request.name} ends in ${left}`,
        description:
          'It is removed from every target then, unless it is extended before.',
        severity: 'normal',
      },
    });
  }
}

export type LeaseKeeperOptions = {
  config: Pick<LeasesConfig, 'warnings'>;
  database: ControlPlaneDatabase;
  leases: LeaseStore;
  deprovisioner: Deprovisioner;
  recorder: RequestRecorder;
  logger: LoggerService;
  /** Called after commits that left work and messages. */
  onCommitted: () => void;
};

function recipientsOf(
  request: Pick<EnvironmentRequest, 'requested_by' | 'owner'>,
): string[] {
  return [...new Set([request.requested_by, request.owner])];
}

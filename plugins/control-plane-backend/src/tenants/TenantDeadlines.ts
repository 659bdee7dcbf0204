import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TenancyConfig } from '../config';
import {
  addDays,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { changeTenant } from './changeTenant';
import {
  decideTenantDeadline,
  type TenantDeadline,
} from './decideTenantDeadline';
import { listTenantAdmins } from './listTenantAdmins';
import type {
  EndingTenant,
  EndingTenants,
  TenantDeadlineStore,
} from './TenantDeadlineStore';
import { dateOf } from './tenantPeriod';
import type { TenantRecorder } from './TenantRecorder';
import type { StoredTenant, TenantStore } from './TenantStore';

const batchSize = 100;
const personOrGroup = /^(user|group):[^:/\s]+\/[^:/\s]+$/i;

/**
 * Ends trials and contracts when their time is over, and warns of it before. Any number of replicas may do so at the same
 * time: what is due is decided over the locked row, and is not due any more once it was done.
 */
export class TenantDeadlines {
  readonly #options: TenantDeadlinesOptions;

  private constructor(options: TenantDeadlinesOptions) {
    this.#options = options;
  }

  static create(options: TenantDeadlinesOptions): TenantDeadlines {
    return new TenantDeadlines(options);
  }

  /** Does what is due. A tenant that fails does not keep the others from their turn. */
  async run(signal: AbortSignal): Promise<void> {
    const now = await this.#options.database.now();
    for (const range of this.#ranges(now)) {
      await this.#runRange(range, signal);
    }
  }

  /** Where tenants for which something may be due are found: first what has ended, then the nearest ends. */
  #ranges(now: string): Omit<EndingTenants, 'limit' | 'after'>[] {
    const { warningDays, freezeAtContractEnd } = this.#options.config;
    const trial = { status: 'trial', column: 'trial_ends_at' } as const;
    const contract = {
      status: 'active',
      column: 'contract_end',
      cancelledOnly: !freezeAtContractEnd,
    } as const;
    const today = dateOf(now);
    return [
      { ...trial, until: now },
      { ...contract, until: dateOf(addDays(now, -1)) },
      ...[...warningDays]
        .sort((a, b) => a - b)
        .flatMap(days => [
          {
            ...trial,
            from: now,
            until: addDays(now, days),
            notWarnedDays: days,
          },
          {
            ...contract,
            from: today,
            // The last day of a contract belongs to it.
            until: dateOf(addDays(now, days - 1)),
            notWarnedDays: days,
          },
        ]),
    ];
  }

  async #runRange(
    range: Omit<EndingTenants, 'limit' | 'after'>,
    signal: AbortSignal,
  ): Promise<void> {
    let after: EndingTenant | undefined;
    do {
      const batch: EndingTenant[] = await this.#options.deadlines.listEnding({
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
      this.#options.onCommitted();
      after = batch.length === batchSize ? batch[batch.length - 1] : undefined;
    } while (after);
  }

  async #attend(id: string): Promise<void> {
    const { database, tenants, config, logger } = this.#options;
    try {
      await database.transaction(async transaction => {
        const tenant = await tenants.lock(transaction, id);
        const due =
          tenant && decideTenantDeadline(tenant, transaction.now, config);
        if (due) {
          await this.#act(transaction, tenant, due);
        }
      });
    } catch (error) {
      logger.error('The end of the period of a tenant could not be seen to', {
        tenantId: id,
        error: String(error),
      });
    }
  }

  async #act(
    transaction: Transaction,
    tenant: StoredTenant,
    due: TenantDeadline,
  ): Promise<void> {
    switch (due.action) {
      case 'freeze':
        await this.#freeze(transaction, tenant, due);
        break;
      case 'warn':
        await this.#warn(transaction, tenant, due);
        break;
      default:
        await this.#options.deadlines.markWarned(
          transaction,
          tenant.id,
          due.warningDays,
        );
    }
  }

  async #freeze(
    transaction: Transaction,
    tenant: StoredTenant,
    { period }: TenantDeadline & { action: 'freeze' },
  ): Promise<void> {
    await changeTenant(
      this.#options,
      transaction,
      'system',
      tenant,
      { status: 'frozen', cancel_at_period_end: false, warned_days: null },
      {
        action:
          period.kind === 'trial' ? 'tenant.trial-ended' : 'tenant.frozen',
        message: `Frozen, as its ${period.kind} has ended`,
        metadata: {
          period: period.kind,
          ended_at: period.endsAt,
          cancelled: tenant.cancel_at_period_end,
        },
        notify: {
          recipients: await this.#recipients(transaction, tenant),
          title: `The ${period.kind} of ${tenant.name} has ended`,
          description: 'It is frozen: its API keys and tokens do not work.',
          severity: 'high',
          topic: 'tenants',
        },
      },
    );
  }

  async #warn(
    transaction: Transaction,
    tenant: StoredTenant,
    { period, warningDays, daysLeft }: TenantDeadline & { action: 'warn' },
  ): Promise<void> {
    const { deadlines, recorder } = this.#options;
    const left = daysLeft === 1 ? 'in a day' : `in ${daysLeft} days`;
    await deadlines.markWarned(transaction, tenant.id, warningDays);
    await recorder.tell(transaction, 'system', tenant, {
      part: 'tenant',
      action: `tenant.${period.kind}-ending`,
      message: `Warned that its ${period.kind} ends ${left}`,
      metadata: { period: period.kind, ends_at: period.endsAt },
      notify: {
        recipients: await this.#recipients(transaction, tenant),
        title: `The ${period.kind} of ${tenant.name} ends ${left}`,
        description:
          'It is frozen then: its API keys and tokens stop working, and its data stays.',
        severity: 'normal',
        topic: 'tenants',
      },
    });
  }

  async #recipients(
    transaction: Transaction,
    tenant: StoredTenant,
  ): Promise<string[]> {
    const { responsible } = this.#options;
    const admins = await listTenantAdmins(transaction, [tenant.id]);
    const refs = [
      ...(admins.get(tenant.id) ?? []),
      ...(tenant.sales_owner ? [tenant.sales_owner] : []),
      ...responsible,
    ];
    return [
      ...new Set(
        refs
          .filter(ref => personOrGroup.test(ref))
          .map(ref => ref.toLocaleLowerCase('en-US')),
      ),
    ];
  }
}

export type TenantDeadlinesOptions = {
  config: Pick<TenancyConfig, 'warningDays' | 'freezeAtContractEnd'>;
  database: ControlPlaneDatabase;
  tenants: TenantStore;
  deadlines: TenantDeadlineStore;
  recorder: TenantRecorder;
  /** Entity references of who is told beside the tenant's own people. */
  responsible: readonly string[];
  logger: LoggerService;
  /** Called after commits that left messages. */
  onCommitted: () => void;
};

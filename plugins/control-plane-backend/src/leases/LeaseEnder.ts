import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import type { Deprovisioner, Suspender } from '../reconciler';
import type { RequestRecorder } from '../requests';
import type { LeaseDue } from './decideLease';
import { describeHours } from './describeHours';
import type { LeaseStore } from './LeaseStore';

const hourMs = 3_600_000;

type Due<TAction extends LeaseDue['action']> = Extract<
  LeaseDue,
  { action: TAction }
>;

/** Does what is due because of the end of a lease, and tells of it. */
export class LeaseEnder {
  readonly #options: LeaseEnderOptions;

  private constructor(options: LeaseEnderOptions) {
    this.#options = options;
  }

  static create(options: LeaseEnderOptions): LeaseEnder {
    return new LeaseEnder(options);
  }

  /** Part of the transaction that has locked the environment. */
  async act(
    transaction: Transaction,
    request: EnvironmentRequest,
    due: LeaseDue,
  ): Promise<void> {
    const { leases } = this.#options;
    switch (due.action) {
      case 'expire':
        await this.#expire(transaction, request, due);
        return;
      case 'suspend':
        await this.#suspend(transaction, request, due);
        // The removal is warned of anew.
        await leases.markWarned(transaction, request.id, undefined);
        return;
      case 'warn':
        await this.#warn(transaction, request, due);
        await leases.markWarned(transaction, request.id, due.warningHours);
        return;
      default:
        await leases.markWarned(transaction, request.id, due.warningHours);
    }
  }

  async #expire(
    transaction: Transaction,
    request: EnvironmentRequest,
    { endedAt }: Due<'expire'>,
  ): Promise<void> {
    await this.#options.deprovisioner.begin(transaction, 'system', request, {
      end_reason: 'expired',
      event: {
        action: 'environment-request.expired',
        message: 'Its time is over: removing it from every target',
        metadata: {
          ...(request.status === 'suspended'
            ? { removal_at: endedAt }
            : { expires_at: endedAt }),
          status: request.status,
        },
        notify: {
          recipients: [request.requested_by, request.owner],
          title: `The time of ${request.name} is over`,
          description: 'It is being removed from every target.',
          severity: 'high',
          topic: 'expiry',
        },
      },
    });
  }

  async #suspend(
    transaction: Transaction,
    request: EnvironmentRequest,
    { endedAt, hours }: Due<'suspend'>,
  ): Promise<void> {
    const left = describeHours(hours * hourMs);
    await this.#options.suspender.suspend(transaction, 'system', request, {
      hours,
      event: {
        action: 'environment-request.suspended',
        message: `Its time is over: suspended on every target, to be removed in ${left}`,
        metadata: {
          expires_at: endedAt,
          status: request.status,
          hours: String(hours),
        },
        notify: {
          recipients: [request.requested_by, request.owner],
          title: `${request.name} is suspended, as its time is over`,
          description: `It is removed from every target in ${left}. Extend it before to keep it: then it is taken up again.`,
          severity: 'high',
          topic: 'suspension',
        },
      },
    });
  }

  async #warn(
    transaction: Transaction,
    request: EnvironmentRequest,
    { endsAt, then }: Due<'warn'>,
  ): Promise<void> {
    const left = describeHours(
      Date.parse(endsAt) - Date.parse(transaction.now),
    );
    const isSuspended = request.status === 'suspended';
    const ends = isSuspended ? 'is removed' : 'ends';
    await this.#options.recorder.tell(transaction, 'system', request, {
      action: 'environment-request.expiring',
      message: `Warned that it ${ends} in ${left}`,
      metadata: isSuspended ? { removal_at: endsAt } : { expires_at: endsAt },
      notify: {
        recipients: [request.requested_by, request.owner],
        title: `${request.name} ${ends} in ${left}`,
        description:
          then === 'suspend'
            ? 'It is suspended then, and removed later, unless it is extended before.'
            : 'It is removed from every target then, unless it is extended before.',
        severity: 'normal',
        topic: 'expiry',
      },
    });
  }
}

export type LeaseEnderOptions = {
  leases: LeaseStore;
  deprovisioner: Pick<Deprovisioner, 'begin'>;
  suspender: Pick<Suspender, 'suspend'>;
  recorder: RequestRecorder;
};

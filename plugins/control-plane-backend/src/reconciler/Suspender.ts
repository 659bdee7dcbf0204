import {
  addHours,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { AuditActor } from '../audit';
import type { Transaction } from '../database';
import type {
  EnvironmentRequestChange,
  RequestEvent,
  RequestRecorder,
} from '../requests';
import type { OwnerRecorder } from './OwnerRecorder';
import type { PlacementStore } from './PlacementStore';

/** Has what can be stopped of environments stopped wherever they are, and started again. */
export class Suspender {
  readonly #options: SuspenderOptions;

  private constructor(options: SuspenderOptions) {
    this.#options = options;
  }

  static create(options: SuspenderOptions): Suspender {
    return new Suspender(options);
  }

  /** Suspends an environment, which the transaction has locked, for some hours, after which it is to be removed. */
  async suspend(
    transaction: Transaction,
    actor: AuditActor,
    request: EnvironmentRequest,
    why: { hours: number; event: RequestEvent },
  ): Promise<void> {
    const { now } = transaction;
    await this.#move(transaction, actor, request, {
      change: {
        status: 'suspended',
        status_message: '',
        suspended_at: now,
        removal_at: addHours(now, why.hours),
      },
      event: why.event,
      suspended: true,
    });
  }

  /** Takes an environment up again, which the transaction has locked; what else changes with it is in `why`. */
  async resume(
    transaction: Transaction,
    actor: AuditActor,
    request: EnvironmentRequest,
    why: { change: EnvironmentRequestChange; event: RequestEvent },
  ): Promise<void> {
    await this.#move(transaction, actor, request, {
      change: {
        ...why.change,
        status: 'queued',
        status_message: '',
        suspended_at: undefined,
        removal_at: undefined,
      },
      event: why.event,
      suspended: false,
    });
  }

  async #move(
    transaction: Transaction,
    actor: AuditActor,
    request: EnvironmentRequest,
    move: {
      change: EnvironmentRequestChange;
      event: RequestEvent;
      suspended: boolean;
    },
  ): Promise<void> {
    const { owners, placements, requestRecorder } = this.#options;
    const owner = { namespace_id: request.id, request_id: request.id };
    // Before the placements, as everybody does who locks both.
    const { namespaces } = await owners.lock(transaction, [owner]);
    const moved = await requestRecorder.change(
      transaction,
      actor,
      request,
      move.change,
      move.event,
    );
    await placements.requestPass(
      transaction,
      request.id,
      'present',
      ({ suspended: _, ...desired }) =>
        move.suspended ? { ...desired, suspended: true } : desired,
    );
    await owners.summarize(
      transaction,
      { requests: new Map([[moved.id, moved]]), namespaces },
      [request.id],
    );
  }
}

export type SuspenderOptions = {
  owners: Pick<OwnerRecorder, 'lock' | 'summarize'>;
  placements: PlacementStore;
  requestRecorder: RequestRecorder;
};

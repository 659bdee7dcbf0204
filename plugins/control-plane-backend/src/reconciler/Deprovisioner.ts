import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { AuditActor } from '../audit';
import type { Transaction } from '../database';
import type { RequestEvent, RequestRecorder } from '../requests';
import type { OwnerRecorder } from './OwnerRecorder';
import type { PlacementStore } from './PlacementStore';

/** Begins to remove environments from wherever they are. */
export class Deprovisioner {
  readonly #options: DeprovisionerOptions;

  private constructor(options: DeprovisionerOptions) {
    this.#options = options;
  }

  static create(options: DeprovisionerOptions): Deprovisioner {
    return new Deprovisioner(options);
  }

  /** Has an environment, which the transaction has locked, removed. One that is nowhere any more has ended at once. */
  async begin(
    transaction: Transaction,
    actor: AuditActor,
    request: EnvironmentRequest,
    why: {
      end_reason: NonNullable<EnvironmentRequest['end_reason']>;
      event: RequestEvent;
    },
  ): Promise<void> {
    const { owners, placements, requestRecorder } = this.#options;
    await requestRecorder.change(
      transaction,
      actor,
      request,
      {
        status: 'deprovisioning',
        status_message: '',
        end_reason: why.end_reason,
      },
      why.event,
    );
    await placements.requestPass(transaction, request.id, 'absent');
    const locked = await owners.lock(transaction, [
      { namespace_id: request.id, request_id: request.id },
    ]);
    await owners.summarize(transaction, locked, [request.id]);
  }
}

export type DeprovisionerOptions = {
  owners: OwnerRecorder;
  placements: PlacementStore;
  requestRecorder: RequestRecorder;
};

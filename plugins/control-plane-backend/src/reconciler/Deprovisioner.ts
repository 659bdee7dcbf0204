import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { AuditActor } from '../audit';
import type { Transaction } from '../database';
import type { ExtensionRequestStore } from '../leases/ExtensionRequestStore';
import { voidExtension } from '../leases/voidExtension';
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
    const { owners, placements, extensions, requestRecorder } = this.#options;
    const owner = { namespace_id: request.id, request_id: request.id };
    // Before the placements, as everybody does who locks both.
    const { namespaces } = await owners.lock(transaction, [owner]);
    const leaving = await requestRecorder.change(
      transaction,
      actor,
      request,
      {
        status: 'deprovisioning',
        status_message: '',
        end_reason: why.end_reason,
        suspended_at: undefined,
        removal_at: undefined,
      },
      why.event,
    );
    await voidExtension(transaction, actor, request, {
      extensions,
      recorder: requestRecorder,
    });
    await placements.requestPass(transaction, request.id, 'absent');
    await owners.summarize(
      transaction,
      { requests: new Map([[leaving.id, leaving]]), namespaces },
      [request.id],
    );
  }
}

export type DeprovisionerOptions = {
  owners: OwnerRecorder;
  placements: PlacementStore;
  extensions: ExtensionRequestStore;
  requestRecorder: RequestRecorder;
};

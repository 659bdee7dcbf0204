import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { ReceiptIssuer } from '../approvals/receipts';
import type { EnvironmentClasses } from '../classes';
import type { Transaction } from '../database';
import type { NamespaceStore } from '../namespaces';
import { spotsOf, type PlacementStore } from '../reconciler';
import { desiredOf } from './desiredOf';
import type { RequestRecorder } from './RequestRecorder';
import { nameTaken } from './RequestValidator';

/** Takes what was approved to the queue. */
export class RequestEnqueuer {
  readonly #options: RequestEnqueuerOptions;

  private constructor(options: RequestEnqueuerOptions) {
    this.#options = options;
  }

  static create(options: RequestEnqueuerOptions): RequestEnqueuer {
    return new RequestEnqueuer(options);
  }

  /**
   * Gives an approved request its namespace on the given runtime environments, in the order that the group of its class
   * has, and its approval a receipt. Part of the transaction that approved it.
   */
  async enqueue(
    transaction: Transaction,
    request: EnvironmentRequest,
    runtimes: readonly string[],
  ): Promise<EnvironmentRequest> {
    const { recorder, classes, namespaces, placements } = this.#options;
    await this.#options.receipts.issue(transaction, request);
    const group = await classes.resolveGroup(
      { name: request.class, version: request.class_version },
      transaction,
    );
    const specOf = await classes.readPoliciesOf([request], transaction);
    const queued = await recorder.change(transaction, 'system', request, {
      status: 'queued',
      cluster_status: 'pending',
    });
    try {
      await namespaces.insert(transaction, {
        id: request.id,
        composite_name: request.name,
        name_components: { team: request.team, app: request.app },
        metadata: {},
        status: 'provisioning',
        status_message: '',
        drift_status: 'unknown',
        group_id: group?.id,
        environment_request_id: request.id,
        tenant_id: request.tenant_id,
        created_by: request.requested_by,
        created_at: transaction.now,
        updated_at: transaction.now,
      });
    } catch (error) {
      // A namespace that was made directly, at the same moment, can have the name.
      throw isDatabaseConflictError(error) ? nameTaken(request.name) : error;
    }
    await placements.insert(transaction, {
      // As the plan had it, whatever the class asks for by now.
      desired: desiredOf({ ...request, policies: specOf(request)?.policies }),
      request_id: request.id,
      group_id: group?.id,
      spots: spotsOf({ ...group, runtimes }),
    });
    return queued;
  }
}

export type RequestEnqueuerOptions = {
  classes: Pick<EnvironmentClasses, 'readPoliciesOf' | 'resolveGroup'>;
  namespaces: NamespaceStore;
  placements: PlacementStore;
  recorder: RequestRecorder;
  receipts: Pick<ReceiptIssuer, 'issue'>;
};

import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Caller } from '../identity';
import type {
  NamespaceRecorder,
  NamespaceStore,
  StoredNamespace,
} from '../namespaces';
import type { Placement, PlacementStore } from '../reconciler';
import type { EnvironmentRequestStore, RequestRecorder } from '../requests';

/** A placement with what it is of, locked. */
export type LockedTarget = {
  placement: Placement;
  namespace: StoredNamespace;
  /** Absent for a namespace that was made directly. */
  request?: EnvironmentRequest;
};

/** Changes single placements, and tells of it on what they are of. */
export class TargetRecorder {
  readonly #options: TargetRecorderOptions;

  private constructor(options: TargetRecorderOptions) {
    this.#options = options;
  }

  static create(options: TargetRecorderOptions): TargetRecorder {
    return new TargetRecorder(options);
  }

  /** Does work on a placement in a transaction that has it locked; `undefined` when it is gone. */
  async change<T>(
    known: Pick<Placement, 'id' | 'namespace_id'>,
    work: (transaction: Transaction, target: LockedTarget) => Promise<T>,
  ): Promise<T | undefined> {
    const { database, requests, namespaces, placements } = this.#options;
    const { id, namespace_id: namespaceId } = known;
    return database.transaction(async transaction => {
      // That of an environment has its id.
      const request = await requests.lock(transaction, namespaceId);
      const locked = await namespaces.lockMany(transaction, [namespaceId]);
      const namespace = locked.get(namespaceId);
      const placement = await placements.lock(transaction, id);
      return namespace && placement
        ? work(transaction, { placement, namespace, request })
        : undefined;
    });
  }

  /** Tries again what has failed: on this placement alone, from the first attempt on. */
  async retry(
    transaction: Transaction,
    caller: Caller,
    target: LockedTarget,
  ): Promise<void> {
    const { placement, request } = target;
    await this.#options.placements.requestPassOf(transaction, placement);
    if (request?.status === 'failed') {
      await this.#options.requestRecorder.change(transaction, caller, request, {
        status: 'queued',
        status_message: '',
      });
    }
    await this.tell(transaction, caller, target, {
      action: 'target-retried',
      message: `Asked to try again on ${placement.runtime}`,
    });
  }

  /** Keeps an event of what a placement is of; `action` without what it is of. */
  async tell(
    transaction: Transaction,
    caller: Caller,
    { placement, namespace, request }: LockedTarget,
    event: {
      action: string;
      message: string;
      metadata?: Record<string, string>;
    },
  ): Promise<void> {
    const entry = {
      ...event,
      action: `${request ? 'environment-request' : 'namespace'}.${event.action}`,
      metadata: { ...event.metadata, runtime: placement.runtime },
      placement_id: placement.id,
    };
    if (request) {
      await this.#options.requestRecorder.tell(
        transaction,
        caller,
        request,
        entry,
      );
    } else {
      await this.#options.namespaceRecorder.tell(transaction, caller, [
        { namespace, event: entry },
      ]);
    }
  }
}

export type TargetRecorderOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  requestRecorder: RequestRecorder;
  namespaces: NamespaceStore;
  namespaceRecorder: NamespaceRecorder;
  placements: PlacementStore;
};

import {
  isFinal,
  runtimeManagePermission,
  type EnvironmentRequest,
  type RuntimeEnvironment,
} from '@groundwork/plugin-control-plane-common';
import type { AuditActor } from '../audit';
import {
  takeTurn,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { FieldConflictError } from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import type { ExtensionRequestStore } from '../leases/ExtensionRequestStore';
import { voidExtension } from '../leases/voidExtension';
import type { OwnerRecorder } from '../reconciler';
import type { RequestRecorder } from '../requests';
import { decideRuntimeActions } from './decideRuntimeActions';
import type { GroupOfRuntime, RuntimeGroupStore } from './RuntimeGroupStore';
import type { RuntimePlacements } from './RuntimePlacements';
import { throwMissing, type RuntimeReader } from './RuntimeReader';
import type { RuntimeRecord } from './RuntimeRecord';
import type { RuntimeRecorder } from './RuntimeRecorder';
import type { Runtimes } from './Runtimes';
import { requireAllowed } from './RuntimeService';
import type { RuntimeStore } from './RuntimeStore';

/** What becomes of the namespaces on a runtime environment that is removed. */
export type NamespacesFate = 'keep' | 'remove';

/** Removes runtime environments, and what is on them where somebody says so. */
export class RuntimeRemover {
  readonly #options: RuntimeRemoverOptions;
  #finishing: Promise<void> | undefined;

  private constructor(options: RuntimeRemoverOptions) {
    this.#options = options;
  }

  static create(options: RuntimeRemoverOptions): RuntimeRemover {
    return new RuntimeRemover(options);
  }

  /** Answers with the runtime environment while it is being removed, and with nothing when it is gone. */
  async remove(
    caller: Caller,
    id: string,
    fate: NamespacesFate | undefined,
  ): Promise<RuntimeEnvironment | undefined> {
    const { authorizer, database, runtimes, reader } = this.#options;
    await authorizer.require(caller.principal, runtimeManagePermission);
    const left = await database.transaction(transaction =>
      this.#remove(transaction, caller, id, fate),
    );
    await runtimes.reload();
    this.#options.onCommitted();
    return left && reader.describeOne(caller.principal, left);
  }

  async #remove(
    transaction: Transaction,
    caller: Caller,
    id: string,
    fate: NamespacesFate | undefined,
  ): Promise<RuntimeRecord | undefined> {
    const { runtimeStore, placements, groups, runtimes } = this.#options;
    await takeTurn(transaction.knex, 'runtimes');
    // Read without a lock: its row comes after those of what is on it, as it does for whoever finishes a pass there.
    const runtime =
      (await runtimeStore.find(id, transaction)) ?? throwMissing();
    const isConfigured = runtimes.connector.isConfigured(runtime.name);
    const having = await groups.listGroupsOf([id], transaction);
    requireAllowed(
      decideRuntimeActions({ ...runtime, groups: having, isConfigured }, true)
        .delete,
    );
    if (fate === undefined && having.length > 0) {
      const names = having.map(group => group.name).join(', ');
      throw new FieldConflictError([
        {
          field: 'namespaces',
          message: `${runtime.name} is in ${having.length === 1 ? 'the group' : 'the groups'} ${names}; take it out first, or say what becomes of the namespaces on it`,
        },
      ]);
    }
    await this.#takeOut(transaction, caller, runtime, having);
    const count = await placements.count(runtime.name, transaction);
    if (count === 0) {
      await this.#forget(transaction, caller, runtime, 0);
      return undefined;
    }
    const carries = `${runtime.name} carries ${count === 1 ? '1 namespace' : `${count} namespaces`}`;
    if (fate === 'keep') {
      await this.#forget(transaction, caller, runtime, count);
      return undefined;
    }
    if (fate === undefined) {
      throw new FieldConflictError([
        {
          field: 'namespaces',
          message: `${carries}; say whether to keep them there and forget them, or to remove them first`,
        },
      ]);
    }
    if (runtime.source === 'config' && !isConfigured) {
      throw new FieldConflictError([
        {
          field: 'namespaces',
          message: `${carries}, which cannot be removed from it any more, as it left the configuration; they can only be kept there`,
        },
      ]);
    }
    return this.#begin(transaction, caller, runtime, count);
  }

  /** Nothing is placed on it any more from here on: the lock waits for whoever is placing something by a group. */
  async #takeOut(
    transaction: Transaction,
    caller: Caller,
    runtime: RuntimeRecord,
    having: readonly GroupOfRuntime[],
  ): Promise<void> {
    const { groups, recorder } = this.#options;
    for (const group of having) {
      await groups.lock(transaction, group.id);
      await groups.removeMember(transaction, group.id, runtime.id);
      await recorder.tellOfGroup(transaction, caller, group, {
        action: 'runtime-group.updated',
        message: `Took ${runtime.name}, which is removed, out of the runtime group ${group.name}`,
        metadata: { fields: ['environments'] },
      });
    }
  }

  /** Has everything on it removed; it goes after the last. */
  async #begin(
    transaction: Transaction,
    caller: Caller,
    runtime: RuntimeRecord,
    count: number,
  ): Promise<RuntimeRecord> {
    const { runtimeStore, placements, owners, recorder } = this.#options;
    const placed = await placements.listNamespaces(transaction, runtime.name);
    const locked = await owners.lock(transaction, placed, placed);
    await placements.removeAll(transaction, runtime.name);
    await placements.releaseFollowers(
      transaction,
      placed.map(({ namespace_id }) => namespace_id),
    );
    await owners.summarize(
      transaction,
      locked,
      placed.map(({ namespace_id }) => namespace_id),
    );
    const after = await runtimeStore.update(transaction, runtime.id, {
      removing: true,
    });
    if (!runtime.removing) {
      await recorder.tellOfRuntime(transaction, caller, runtime, {
        action: 'runtime.removal-began',
        message: `Began to remove the runtime environment ${runtime.name} with all that is on it`,
        metadata: { namespaces: count },
      });
    }
    return after;
  }

  /** Lets go of a runtime environment and of what is known to be on it. */
  async #forget(
    transaction: Transaction,
    actor: AuditActor,
    runtime: RuntimeRecord,
    kept: number,
  ): Promise<void> {
    const { runtimeStore, placements, owners, recorder } = this.#options;
    const placed = await placements.listUnsettled(transaction, runtime.name);
    const { requests, namespaces } = await owners.lock(
      transaction,
      placed,
      placed,
    );
    await placements.forget(
      transaction,
      runtime.name,
      placed.map(({ namespace_id }) => namespace_id),
    );
    await placements.releaseFollowers(
      transaction,
      placed.map(({ namespace_id }) => namespace_id),
    );
    const elsewhere = await placements.listPlaced(
      transaction,
      placed.map(({ namespace_id }) => namespace_id),
    );
    const left = new Map<string, EnvironmentRequest>();
    for (const request of requests.values()) {
      if (elsewhere.has(request.id)) {
        left.set(request.id, request);
      } else if (!isFinal(request.status)) {
        await this.#endRequest(transaction, actor, request, runtime);
      }
    }
    await owners.summarize(
      transaction,
      { requests: left, namespaces },
      placed.map(({ namespace_id }) => namespace_id),
    );
    await runtimeStore.delete(transaction, runtime.id);
    await recorder.tellOfRuntime(transaction, actor, runtime, {
      action: 'runtime.removed',
      message:
        kept > 0
          ? `Removed the runtime environment ${runtime.name}; what is on it stays there and is not looked after any more`
          : `Removed the runtime environment ${runtime.name}`,
      metadata: { namespaces_kept: kept },
    });
  }

  /** An environment that is on no runtime environment any more is none. */
  async #endRequest(
    transaction: Transaction,
    actor: AuditActor,
    request: EnvironmentRequest,
    runtime: RuntimeRecord,
  ): Promise<void> {
    const { extensions, requestRecorder } = this.#options;
    await voidExtension(transaction, actor, request, {
      extensions,
      recorder: requestRecorder,
    });
    const leaving =
      request.status === 'deprovisioning'
        ? request
        : await requestRecorder.change(transaction, actor, request, {
            status: 'deprovisioning',
          });
    await requestRecorder.change(
      transaction,
      actor,
      leaving,
      {
        status: 'deleted',
        status_message: '',
        cluster_status: 'removed',
        drift_status: 'unknown',
        drift_summary: '',
      },
      {
        action: 'environment-request.deleted',
        message: `Ended with the runtime environment ${runtime.title}, which was the last that it was on`,
      },
    );
  }

  /** Lets runtime environments go from which everything has been removed. Cheap when there are none. */
  async finish(): Promise<void> {
    if (!this.#options.runtimes.hasRemoving) {
      return;
    }
    this.#finishing ??= this.#finishAll().finally(() => {
      this.#finishing = undefined;
    });
    await this.#finishing;
  }

  async #finishAll(): Promise<void> {
    const { database, runtimeStore, runtimes, onCommitted } = this.#options;
    const removing = (await runtimeStore.listAll()).filter(
      runtime => runtime.removing,
    );
    let hasChanged = false;
    for (const { id } of removing) {
      const changed = await database.transaction(transaction =>
        this.#finishOne(transaction, id),
      );
      hasChanged ||= changed;
    }
    await runtimes.reload();
    if (hasChanged) {
      onCommitted();
    }
  }

  async #finishOne(transaction: Transaction, id: string): Promise<boolean> {
    const { runtimeStore, placements } = this.#options;
    await takeTurn(transaction.knex, 'runtimes');
    const runtime = await runtimeStore.find(id, transaction);
    if (!runtime?.removing) {
      return false;
    }
    if ((await placements.count(runtime.name, transaction)) === 0) {
      await this.#forget(transaction, 'system', runtime, 0);
      return true;
    }
    // Somebody may have changed a namespace meanwhile, which places it everywhere anew.
    return (await placements.removeAll(transaction, runtime.name)) > 0;
  }
}

export type RuntimeRemoverOptions = {
  authorizer: Authorizer;
  database: ControlPlaneDatabase;
  runtimeStore: RuntimeStore;
  groups: RuntimeGroupStore;
  placements: RuntimePlacements;
  runtimes: Runtimes;
  reader: RuntimeReader;
  recorder: RuntimeRecorder;
  owners: OwnerRecorder;
  extensions: ExtensionRequestStore;
  requestRecorder: RequestRecorder;
  onCommitted: () => void;
};

import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  isInProgress,
  type EnvironmentRequest,
  type Namespace,
  type NamespaceUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { ValidationError } from '../http/errors';
import type { Caller } from '../identity';
import type { PlacementStore } from '../reconciler';
import type { EnvironmentRequestStore, RequestRecorder } from '../requests';
import { checkMembers, type CheckedMember } from './checkMembers';
import { checkMetadata } from './checkNamespace';
import {
  decideNamespaceActions,
  type NamespaceAction,
  type NamespaceRights,
} from './decideNamespaceActions';
import { toDesiredMember } from './desiredOfNamespace';
import { describeMembers, groupsAmong } from './NamespaceCreator';
import type { NamespaceMemberStore } from './NamespaceMemberStore';
import type { NamespaceReader } from './NamespaceReader';
import type { NamespaceEvent, NamespaceRecorder } from './NamespaceRecorder';
import type { StoredNamespace } from './NamespaceRow';
import type { NamespaceRulesService } from './NamespaceRulesService';
import type { NamespaceStore } from './NamespaceStore';

/** What is asked for, which a state may have no room for. */
type Work = (
  transaction: Transaction,
  namespace: StoredNamespace,
  request: EnvironmentRequest | undefined,
) => Promise<void>;

/** What can be done with namespaces that there are. */
export class NamespaceService {
  readonly #options: NamespaceServiceOptions;

  private constructor(options: NamespaceServiceOptions) {
    this.#options = options;
  }

  static create(options: NamespaceServiceOptions): NamespaceService {
    return new NamespaceService(options);
  }

  /** Replaces metadata, members or both, and has that brought about everywhere. The name stays, whatever the rules are now. */
  async update(
    caller: Caller,
    id: string,
    body: NamespaceUpdate,
  ): Promise<Namespace> {
    const { reader, rules } = this.#options;
    const { rights } = await this.#require(caller, id, 'update');
    const checked = body.members && checkMembers(body.members);
    const problems = [
      ...(body.metadata
        ? checkMetadata(await rules.current(), body.metadata)
        : []),
      ...(checked?.problems ?? []),
    ];
    if (problems.length > 0) {
      throw new ValidationError(problems);
    }
    await this.#act(id, async (transaction, namespace, request) => {
      refuseIllegal(namespace, rights, 'update');
      await this.#change(transaction, namespace, {
        metadata: body.metadata,
        members: checked?.members,
      });
      await this.#begin(transaction, caller, namespace, request, {
        action: 'namespace.updated',
        message: describeUpdate(body),
        metadata: {
          ...(body.metadata && { metadata: JSON.stringify(body.metadata) }),
          ...(checked && { members: describeMembers(checked.members) }),
        },
      });
    });
    await this.#options.noteGroups(groupsAmong(checked?.members ?? []));
    return reader.get(caller.principal, id);
  }

  /** Has passes bring a namespace to what it should be; nothing more where they are due already. */
  async reconcile(caller: Caller, id: string): Promise<Namespace> {
    const { rights } = await this.#require(caller, id, 'reconcile');
    await this.#act(id, async (transaction, namespace, request) => {
      if (namespace.status === 'provisioning') {
        return;
      }
      refuseIllegal(namespace, rights, 'reconcile');
      await this.#options.placements.requestPass(
        transaction,
        namespace.id,
        'present',
      );
      await this.#begin(transaction, caller, namespace, request, {
        action: 'namespace.reconcile-requested',
        message:
          namespace.status === 'failed'
            ? 'Asked to try again'
            : 'Asked to bring it to what it should be',
      });
    });
    return this.#options.reader.get(caller.principal, id);
  }

  /** Has a namespace removed from every runtime environment. */
  async remove(caller: Caller, id: string): Promise<Namespace> {
    const { rights } = await this.#require(caller, id, 'delete');
    await this.#act(id, async (transaction, namespace) => {
      if (namespace.status === 'deleting' || namespace.status === 'deleted') {
        return;
      }
      refuseIllegal(namespace, rights, 'delete');
      const { placements, namespaces, recorder } = this.#options;
      await placements.requestPass(transaction, id, 'absent');
      const change = {
        status: 'deleting' as const,
        status_message: '',
        drift_status: namespace.drift_status,
      };
      await namespaces.changeStates(transaction, [{ ...change, id }]);
      await recorder.tell(transaction, caller, [
        {
          namespace: { ...namespace, ...change },
          event: {
            action: 'namespace.delete-requested',
            message: 'Asked to remove it from every target',
          },
        },
      ]);
    });
    return this.#options.reader.get(caller.principal, id);
  }

  /** @throws `NotFoundError` for what the caller may not read, `NotAllowedError` for what they may read and no more. */
  async #require(
    caller: Caller,
    id: string,
    action: NamespaceAction,
  ): Promise<{ rights: NamespaceRights }> {
    const { rights } = await this.#options.reader.find(caller.principal, id);
    if (!(action === 'delete' ? rights.delete : rights.update)) {
      throw new NotAllowedError(
        `You may see this namespace, but not ${action} it`,
      );
    }
    return { rights };
  }

  /** Locks a namespace, after the environment that it is of, and does the work. */
  async #act(id: string, work: Work): Promise<void> {
    const { database, namespaces, requests } = this.#options;
    await database.transaction(async transaction => {
      // That of an environment has its id, so that one need not be read before the other is locked.
      const request = await requests.lock(transaction, id);
      const locked = await namespaces.lockMany(transaction, [id]);
      const namespace = locked.get(id);
      if (namespace) {
        await work(transaction, namespace, request);
      }
    });
    this.#options.onCommitted();
  }

  async #change(
    transaction: Transaction,
    namespace: StoredNamespace,
    change: {
      metadata?: StoredNamespace['metadata'];
      members?: readonly CheckedMember[];
    },
  ): Promise<void> {
    const { namespaces, members, placements } = this.#options;
    if (change.metadata) {
      await namespaces.setMetadata(transaction, namespace.id, change.metadata);
    }
    if (change.members) {
      await members.replace(transaction, namespace.id, change.members);
    }
    await placements.requestPass(
      transaction,
      namespace.id,
      'present',
      (desired): DesiredNamespace => ({
        ...desired,
        ...(change.metadata && { metadata: change.metadata }),
        ...(change.members && {
          members: change.members.map(toDesiredMember),
        }),
      }),
    );
  }

  /** Shows that passes were asked for, on the namespace and on the environment that it is of. */
  async #begin(
    transaction: Transaction,
    caller: Caller,
    namespace: StoredNamespace,
    request: EnvironmentRequest | undefined,
    event: NamespaceEvent,
  ): Promise<void> {
    const { namespaces, recorder, requestRecorder } = this.#options;
    if (request && !isInProgress(request.status)) {
      await requestRecorder.change(transaction, caller, request, {
        status: 'queued',
        status_message: '',
      });
    }
    const change = {
      status: 'provisioning' as const,
      status_message: '',
      drift_status: namespace.drift_status,
    };
    await namespaces.changeStates(transaction, [
      { ...change, id: namespace.id },
    ]);
    await recorder.tell(transaction, caller, [
      { namespace: { ...namespace, ...change }, event },
    ]);
  }
}

export type NamespaceServiceOptions = {
  database: ControlPlaneDatabase;
  namespaces: NamespaceStore;
  members: NamespaceMemberStore;
  placements: PlacementStore;
  requests: Pick<EnvironmentRequestStore, 'lock'>;
  requestRecorder: RequestRecorder;
  reader: NamespaceReader;
  rules: NamespaceRulesService;
  recorder: NamespaceRecorder;
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
  /** Called after a commit, with the identity groups that it named. */
  noteGroups: (identifiers: readonly string[]) => Promise<void>;
};

function refuseIllegal(
  namespace: StoredNamespace,
  rights: NamespaceRights,
  action: NamespaceAction,
): void {
  const decision = decideNamespaceActions(namespace, rights)[action];
  if (!decision.allowed) {
    throw new ConflictError(decision.reason ?? 'The state does not allow this');
  }
}

function describeUpdate({ metadata, members }: NamespaceUpdate): string {
  const parts = [metadata && 'metadata', members && 'members'].filter(Boolean);
  return `Set its ${parts.join(' and ')}`;
}

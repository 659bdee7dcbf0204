import { randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  namespaceCreatePermission,
  type NamespaceCreate,
  type NamespaceName,
  type NamespaceNamePreview,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import {
  FieldConflictError,
  ValidationError,
  type FieldProblem,
} from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import { spotsOf, type PlacementStore } from '../reconciler';
import type { RuntimeGroupStore, Runtimes } from '../runtimes';
import type { ResolvedGroup } from '../runtimes/RuntimeGroupStore';
import { checkMembers, type CheckedMember } from './checkMembers';
import { checkMetadata, checkName } from './checkNamespace';
import {
  desiredOfNamespace,
  type NamespaceProvision,
} from './desiredOfNamespace';
import type { NamespaceMemberStore } from './NamespaceMemberStore';
import type { NamespaceRecorder } from './NamespaceRecorder';
import type { StoredNamespace } from './NamespaceRow';
import type { NamespaceRulesService } from './NamespaceRulesService';
import type { NamespaceStore } from './NamespaceStore';

const nameField = 'name_components';

/** Makes namespaces, and says before what would be made. */
export class NamespaceCreator {
  readonly #options: NamespaceCreatorOptions;

  private constructor(options: NamespaceCreatorOptions) {
    this.#options = options;
  }

  static create(options: NamespaceCreatorOptions): NamespaceCreator {
    return new NamespaceCreator(options);
  }

  /** What a namespace would be called, and everything that is wrong with that; stores nothing. */
  async preview(
    caller: Caller,
    { name_components, metadata, group_id }: NamespaceNamePreview,
  ): Promise<NamespaceName> {
    await this.#requireCreate(caller);
    const rules = await this.#options.rules.current();
    const { composite_name, problems } = checkName(rules, name_components);
    const group = await this.#resolveGroup(group_id);
    problems.push(
      ...(metadata ? checkMetadata(rules, metadata) : []),
      ...problemsOfGroup(group, group_id),
    );
    if (!problems.some(({ field }) => field.startsWith(nameField))) {
      problems.push(...this.#problemsOnRuntimes(composite_name, group));
      if (await this.#options.namespaces.isTaken(composite_name)) {
        problems.push(taken(composite_name));
      }
    }
    return { composite_name, acceptable: problems.length === 0, problems };
  }

  /** Checks everything, stores a namespace, and makes it due on every runtime environment of its group; answers with its id. */
  async make(caller: Caller, body: NamespaceCreate): Promise<string> {
    await this.#requireCreate(caller);
    const { rules, database } = this.#options;
    const ruleSet = await rules.current();
    const name = checkName(ruleSet, body.name_components);
    const checked = checkMembers(body.members);
    const metadata = body.metadata ?? {};
    const group = await this.#resolveGroup(body.group_id);
    refuse([
      ...name.problems,
      ...checkMetadata(ruleSet, metadata),
      ...checked.problems,
      ...problemsOfGroup(group, body.group_id),
      ...(name.problems.length === 0
        ? this.#problemsOnRuntimes(name.composite_name, group)
        : []),
    ]);
    const id = randomUUID();
    const { principal } = caller;
    await database.transaction(async transaction => {
      await this.#store(
        transaction,
        caller,
        {
          id,
          composite_name: name.composite_name,
          name_components: body.name_components,
          metadata,
          status: 'provisioning',
          status_message: '',
          drift_status: 'unknown',
          // As it is now; what it was before was only for telling what is wrong.
          ...(await this.#lockGroup(
            transaction,
            body.group_id,
            name.composite_name,
          )),
          ...(principal.type === 'subject' && {
            tenant_id: principal.tenant_id,
          }),
          created_by: principal.id,
          created_at: transaction.now,
          updated_at: transaction.now,
        },
        checked.members,
      );
    });
    this.#options.onCommitted();
    await this.#options.noteGroups(groupsAmong(checked.members));
    return id;
  }

  async #store(
    transaction: Transaction,
    caller: Caller,
    { group, ...namespace }: StoredNamespace & { group: ResolvedGroup },
    members: readonly CheckedMember[],
  ): Promise<void> {
    const { placements, recorder, provision } = this.#options;
    await this.#insert(transaction, namespace);
    await this.#options.members.replace(transaction, namespace.id, members);
    await placements.insert(transaction, {
      desired: desiredOfNamespace(namespace, members, provision),
      group_id: group.id,
      spots: spotsOf(group),
    });
    await recorder.tell(transaction, caller, [
      {
        namespace,
        event: {
          action: 'namespace.created',
          message: `Asked for the namespace ${namespace.composite_name} on ${group.name}`,
          metadata: { members: describeMembers(members) },
        },
      },
    ]);
  }

  async #insert(
    transaction: Transaction,
    namespace: StoredNamespace,
  ): Promise<void> {
    const { namespaces } = this.#options;
    const name = namespace.composite_name;
    if (await namespaces.isTaken(name, { transaction })) {
      throw new FieldConflictError([taken(name)]);
    }
    try {
      await namespaces.insert(transaction, namespace);
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        throw new FieldConflictError([taken(name)]);
      }
      throw error;
    }
  }

  async #requireCreate({ principal }: Caller): Promise<void> {
    await this.#options.authorizer.require(
      principal,
      namespaceCreatePermission,
    );
  }

  async #resolveGroup(
    id: string | undefined,
    transaction?: Transaction,
  ): Promise<ResolvedGroup | undefined> {
    const { groups } = this.#options;
    return id === undefined
      ? groups.resolve(undefined, transaction)
      : groups.resolveById(id, transaction);
  }

  /** The group as it stays until the transaction ends; it may have got other runtime environments since it was looked at. */
  async #lockGroup(
    transaction: Transaction,
    id: string | undefined,
    name: string,
  ): Promise<{ group: ResolvedGroup; group_id: string }> {
    const group = await this.#resolveGroup(id, transaction);
    refuse([
      ...problemsOfGroup(group, id),
      ...this.#problemsOnRuntimes(name, group),
    ]);
    if (!group || group.runtimes.length === 0) {
      throw new ConflictError(
        group
          ? `The group ${group.name} has no runtime environments`
          : 'There is no default group of runtime environments',
      );
    }
    return { group, group_id: group.id };
  }

  #problemsOnRuntimes(
    name: string,
    group: ResolvedGroup | undefined,
  ): FieldProblem[] {
    return this.#options.runtimes
      .refusalsOfName(group?.runtimes ?? [], name)
      .map(message => ({ field: nameField, message }));
  }
}

export type NamespaceCreatorOptions = {
  database: ControlPlaneDatabase;
  namespaces: NamespaceStore;
  members: NamespaceMemberStore;
  placements: PlacementStore;
  groups: Pick<RuntimeGroupStore, 'resolve' | 'resolveById'>;
  runtimes: Pick<Runtimes, 'refusalsOfName'>;
  rules: NamespaceRulesService;
  recorder: NamespaceRecorder;
  authorizer: Authorizer;
  provision: NamespaceProvision;
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
  /** Called after a commit, with the identity groups that it named. */
  noteGroups: (identifiers: readonly string[]) => Promise<void>;
};

/** The identity groups among members. */
export function groupsAmong(members: readonly CheckedMember[]): string[] {
  return members
    .filter(({ type }) => type === 'identity_group')
    .map(({ identifier }) => identifier);
}

/** Who has which role, in words. */
export function describeMembers(members: readonly CheckedMember[]): string {
  return members
    .map(({ identifier, role }) => `${identifier} (${role})`)
    .join(', ');
}

function problemsOfGroup(
  group: ResolvedGroup | undefined,
  id: string | undefined,
): FieldProblem[] {
  return group === undefined && id !== undefined
    ? [{ field: 'group_id', message: 'There is no such group' }]
    : [];
}

function taken(name: string): FieldProblem {
  return {
    field: nameField,
    message: `There is a namespace '${name}' already`,
  };
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) {
    throw new ValidationError(problems);
  }
}

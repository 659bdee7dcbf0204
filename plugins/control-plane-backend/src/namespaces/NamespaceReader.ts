import { NotFoundError } from '@backstage/errors';
import {
  namespaceDeletePermission,
  namespaceReadPermission,
  namespaceUpdatePermission,
  type EnvironmentEventList,
  type ListNamespacesQuery,
  type Namespace,
  type NamespaceList,
  type NamespaceState,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { AuditStore } from '../audit';
import { pageById, type EventQuery } from '../http/page';
import type { Authorizer, Principal } from '../identity';
import type { ClaimedGroups, IdentityGroups } from '../identityGroups';
import { findHoldReasons, type PlacementStore } from '../reconciler';
import type { Runtimes } from '../runtimes';
import {
  holdReasonOf,
  toTarget,
  type PlacementContext,
} from '../targets/toTarget';
import {
  decideNamespaceActions,
  type NamespaceRights,
} from './decideNamespaceActions';
import type { NamespaceDirectory } from './NamespaceDirectory';
import type {
  NamespaceMemberStore,
  StoredMember,
} from './NamespaceMemberStore';
import type { StoredNamespace } from './NamespaceRow';
import type { NamespaceStore } from './NamespaceStore';
import { toStateOfRuntime } from './presentPlacement';

/** A page of namespaces, as it is asked for. */
export type NamespacePageQuery = ListNamespacesQuery & {
  page: number;
  page_size: number;
};

/** Reads namespaces for a caller: what they may not read does not exist for them. */
export class NamespaceReader {
  readonly #options: NamespaceReaderOptions;

  private constructor(options: NamespaceReaderOptions) {
    this.#options = options;
  }

  static create(options: NamespaceReaderOptions): NamespaceReader {
    return new NamespaceReader(options);
  }

  async list(
    principal: Principal,
    query: NamespacePageQuery,
  ): Promise<NamespaceList> {
    const { authorizer, claims, directory } = this.#options;
    await claims?.note(principal);
    const [{ scope }] = await authorizer.forNamespaces(principal, [
      namespaceReadPermission,
    ]);
    const { items, total } = await directory.list({ ...query, scope });
    const held = await directory.findHeld(items.map(({ id }) => id));
    return {
      items: items.map(item => present(item, held.has(item.id))),
      pagination: { page: query.page, page_size: query.page_size, total },
    };
  }

  /** A namespace with its members, its targets and what the caller may do. */
  async get(principal: Principal, id: string): Promise<Namespace> {
    const { namespace, rights } = await this.find(principal, id);
    const { members, placements } = this.#options;
    const [stored, placed, context] = await Promise.all([
      members.list(id),
      placements.listOfNamespace(id),
      this.#context(),
    ]);
    const isHeld = placed.some(each => holdReasonOf(each, context.holds));
    return {
      ...present(namespace, isHeld),
      members: await this.#withWarnings(stored),
      targets: placed.map(each => toTarget(each, context)),
      actions: decideNamespaceActions(namespace, rights),
    };
  }

  /** How far a namespace is, by runtime environment. */
  async getState(principal: Principal, id: string): Promise<NamespaceState> {
    const { namespace } = await this.find(principal, id);
    const [placed, context] = await Promise.all([
      this.#options.placements.listOfNamespace(id),
      this.#context(),
    ]);
    const ids = await this.#runtimeIds(placed.map(({ runtime }) => runtime));
    const isHeld = placed.some(each => holdReasonOf(each, context.holds));
    return {
      namespace_id: id,
      overall_status: present(namespace, isHeld).status,
      environments: placed.map(each => toStateOfRuntime(each, context, ids)),
    };
  }

  /** What happened to a namespace, newest first. */
  async listEvents(
    principal: Principal,
    id: string,
    page: EventQuery,
  ): Promise<EnvironmentEventList> {
    await this.find(principal, id);
    return pageById(page, rows =>
      this.#options.audit.listOfTarget({
        targetId: id,
        // That of an environment has its id; what happens to the one happens to the other.
        targetTypes: ['namespace', 'environment-request'],
        placementId: page.target_id,
        ...rows,
      }),
    );
  }

  /**
   * The namespace and what the caller may do with it.
   *
   * @throws `NotFoundError` when there is none, or the caller may not know of it.
   */
  async find(
    principal: Principal,
    id: string,
  ): Promise<{ namespace: StoredNamespace; rights: NamespaceRights }> {
    const { authorizer, claims, directory, namespaces } = this.#options;
    await claims?.note(principal);
    const grants = await authorizer.forNamespaces(principal, [
      namespaceReadPermission,
      namespaceUpdatePermission,
      namespaceDeletePermission,
    ]);
    const [namespace, [read, update, remove]] = await Promise.all([
      namespaces.find(id),
      directory.isWithin(
        id,
        grants.map(({ scope }) => scope),
      ),
    ]);
    if (!namespace || !read) {
      throw new NotFoundError(
        'There is no such namespace, or you may not see it',
      );
    }
    return { namespace, rights: { update, delete: remove } };
  }

  async #context(): Promise<PlacementContext> {
    const { runtimes, knex } = this.#options;
    return { runtimes, holds: await findHoldReasons(knex) };
  }

  async #withWarnings(
    members: readonly StoredMember[],
  ): Promise<Namespace['members']> {
    const warnings = await this.#options.identityGroups.warnings(
      members
        .filter(({ type }) => type === 'identity_group')
        .map(({ identifier }) => identifier),
    );
    return members.map(member => ({
      ...member,
      ...(member.type === 'identity_group' && {
        warning: warnings.get(member.identifier),
      }),
    }));
  }

  async #runtimeIds(
    names: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; name: string }[] = await this.#options
      .knex('runtime_environments')
      .whereIn('name', names)
      .select('id', 'name');
    return new Map(rows.map(({ id, name }) => [name, id]));
  }
}

export type NamespaceReaderOptions = {
  knex: Knex;
  namespaces: NamespaceStore;
  directory: NamespaceDirectory;
  members: NamespaceMemberStore;
  placements: PlacementStore;
  runtimes: Pick<Runtimes, 'describe'>;
  identityGroups: Pick<IdentityGroups, 'warnings'>;
  claims: Pick<ClaimedGroups, 'note'> | undefined;
  audit: AuditStore;
  authorizer: Authorizer;
};

/** Leaves out what is for the control plane alone; what is being provisioned may be held. */
function present(
  { tenant_id: _, deleted_at: __, ...namespace }: StoredNamespace,
  isHeld: boolean,
): Namespace {
  return {
    ...namespace,
    status:
      isHeld && namespace.status === 'provisioning' ? 'held' : namespace.status,
  };
}

import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { isOrCriteria } from '@backstage/plugin-permission-node';
import type {
  ListNamespacesQuery,
  NamespaceMember,
} from '@groundwork/plugin-control-plane-common';
import type {
  NamespaceFilter,
  NamespaceWithMembers,
} from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import {
  containsPattern,
  databaseTime,
  scopeRows,
  whereAmong,
} from '../database';
import type { NamespaceGrant } from '../identity';
import { heldRuntimes } from '../reconciler/runtimeHolds';
import {
  toStoredNamespace,
  type NamespaceRow,
  type StoredNamespace,
} from './NamespaceRow';

const table = 'namespaces';
/** Namespaces are counted as far as this. */
const totalMax = 10_000;

type Scope = NamespaceGrant['scope'];

/** Which page of which namespaces is asked for. */
export type NamespaceListOptions = Omit<ListNamespacesQuery, 'page'> & {
  scope: Scope;
  page: number;
  page_size: number;
};

/** Finds namespaces by who may have them: the database decides, so that nothing is left out of a page afterwards. */
export class NamespaceDirectory {
  readonly #knex: Knex;
  readonly #membersCountForMs: number;

  private constructor(options: NamespaceDirectoryOptions) {
    this.#knex = options.knex;
    this.#membersCountForMs = options.membersCountForMs;
  }

  static create(options: NamespaceDirectoryOptions): NamespaceDirectory {
    return new NamespaceDirectory(options);
  }

  /** A page, newest first, and how many there are, counted up to 10,000. */
  async list(
    options: NamespaceListOptions,
  ): Promise<{ items: StoredNamespace[]; total: number }> {
    const rows: NamespaceRow[] = await this.#filtered(options)
      .select('*')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(options.page_size)
      .offset((options.page - 1) * options.page_size);
    const [{ count }]: { count: string | number }[] = await this.#knex
      .count({ count: '*' })
      .from(this.#filtered(options).select('id').limit(totalMax).as('counted'));
    return { items: rows.map(toStoredNamespace), total: Number(count) };
  }

  /** Of each scope, whether a namespace is in it. */
  async isWithin(id: string, scopes: readonly Scope[]): Promise<boolean[]> {
    return Promise.all(
      scopes.map(async scope => {
        if (scope === 'none' || scope === 'all') {
          return scope === 'all';
        }
        const row = await this.#knex(table)
          .select('id')
          .where({ id })
          .modify(query => this.#scope(query, scope))
          .first();
        return row !== undefined;
      }),
    );
  }

  /** Namespaces with everybody who has a role in them, for the permission framework. */
  async findWithMembers(
    ids: readonly string[],
  ): Promise<(NamespaceWithMembers | undefined)[]> {
    const rows: (Omit<NamespaceWithMembers, 'members' | 'owner'> & {
      owner: string | null;
      tenant_id: string | null;
    })[] = await this.#knex(table)
      .leftJoin(
        'environment_requests',
        'environment_requests.id',
        `${table}.environment_request_id`,
      )
      .whereIn(`${table}.id`, ids)
      .select(
        `${table}.id`,
        'composite_name',
        'created_by',
        'owner',
        `${table}.tenant_id`,
      );
    const members: {
      namespace_id: string;
      ref: string;
      role: NamespaceMember['role'];
    }[] = await this.#direct()
      .whereIn('namespace_id', ids)
      .select('namespace_id', 'role', { ref: 'member_ref' })
      .unionAll(
        this.#throughGroups()
          .whereIn('namespace_id', ids)
          .select('namespace_id', 'role', { ref: 'member' }),
      );
    return ids.map(id => {
      const row = rows.find(each => each.id === id);
      return (
        row && {
          ...row,
          owner: row.owner ?? undefined,
          tenant_id: row.tenant_id ?? undefined,
          members: members.filter(({ namespace_id }) => namespace_id === id),
        }
      );
    });
  }

  /** Which of these namespaces wait for a runtime environment that is not well. */
  async findHeld(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const held: string[] = await this.#heldNamespaceIds()
      .whereIn('namespace_id', ids)
      .distinct()
      .pluck('namespace_id');
    return new Set(held);
  }

  #filtered({
    scope,
    q,
    status,
    group_id,
    environments,
  }: NamespaceListOptions): Knex.QueryBuilder {
    const query = this.#knex(table);
    this.#scope(query, scope);
    if (status === 'deleted') {
      query.whereNotNull('deleted_at');
    } else {
      query.whereNull('deleted_at');
      this.#filterStatus(query, status);
    }
    if (group_id !== undefined) {
      query.where({ group_id });
    }
    if (environments === false) {
      query.whereNull('environment_request_id');
    }
    if (q !== undefined) {
      query.whereRaw(`lower(composite_name) like ? escape '\\'`, [
        containsPattern(q),
      ]);
    }
    return query;
  }

  /** What is held is kept as what it is behind that: being provisioned. */
  #filterStatus(
    query: Knex.QueryBuilder,
    status: StoredNamespace['status'] | undefined,
  ): void {
    if (status === undefined) {
      return;
    }
    if (status === 'held') {
      query
        .where('status', 'provisioning')
        .whereIn('id', this.#heldNamespaceIds().select('namespace_id'));
    } else if (status === 'provisioning') {
      query
        .where({ status })
        .whereNotIn('id', this.#heldNamespaceIds().select('namespace_id'));
    } else {
      query.where({ status });
    }
  }

  #heldNamespaceIds(): Knex.QueryBuilder {
    return this.#knex('placements')
      .whereIn('runtime', heldRuntimes(this.#knex).select('name'))
      .whereNotNull('next_reconcile_at')
      .andWhere(query =>
        query
          .whereNull('observed_generation')
          .orWhereRaw('observed_generation <> generation'),
      );
  }

  #scope(query: Knex.QueryBuilder, scope: Scope): void {
    const alternatives = leavesOf(scope);
    if (alternatives) {
      // One set of ids, rather than one condition or another: so it is found by indexes, and not by looking at all.
      const [first, ...others] = alternatives.map(filter => this.#ids(filter));
      query.whereIn('id', first.unionAll(others));
      return;
    }
    scopeRows(query, scope, (inner, filter: NamespaceFilter) => {
      inner.whereIn('id', this.#ids(filter));
    });
  }

  #ids(filter: NamespaceFilter): Knex.QueryBuilder {
    if (!('column' in filter)) {
      return this.#direct()
        .modify(query =>
          whereAmong(this.#knex, query, 'member_ref', filter.member_refs),
        )
        .whereIn('role', filter.roles)
        .select('namespace_id')
        .unionAll(
          this.#throughGroups()
            .modify(query =>
              whereAmong(this.#knex, query, 'member', filter.member_refs),
            )
            .whereIn('role', filter.roles)
            .select('namespace_id'),
        );
    }
    return filter.column === 'owner'
      ? this.#knex('environment_requests')
          .modify(query =>
            whereAmong(this.#knex, query, 'owner', filter.values),
          )
          .select('id')
      : this.#knex(table).whereIn(filter.column, filter.values).select('id');
  }

  #direct(): Knex.QueryBuilder {
    return this.#knex('namespace_members');
  }

  /** Members of the groups that are members, as long as it counts what was last known of them. */
  #throughGroups(): Knex.QueryBuilder {
    return this.#knex('namespace_members')
      .where('namespace_members.type', 'identity_group')
      .join(
        'identity_groups',
        'identity_groups.identifier',
        'namespace_members.identifier',
      )
      .where(
        'identity_groups.resolved_at',
        '>=',
        databaseTime(this.#knex, -this.#membersCountForMs),
      )
      .join(
        'identity_group_members',
        'identity_group_members.group_identifier',
        'identity_groups.identifier',
      );
  }
}

export type NamespaceDirectoryOptions = {
  knex: Knex;
  /** How long the last known members of identity groups count. */
  membersCountForMs: number;
};

/** The alternatives of a scope that is one filter, or any of several; `undefined` for any other. */
function leavesOf(scope: Scope): NamespaceFilter[] | undefined {
  if (scope === 'all' || scope === 'none') {
    return undefined;
  }
  const criteria: PermissionCriteria<NamespaceFilter>[] = isOrCriteria(scope)
    ? scope.anyOf
    : [scope];
  const leaves = criteria.filter(
    (each): each is NamespaceFilter =>
      'column' in each || 'member_refs' in each,
  );
  return leaves.length === criteria.length && leaves.length > 0
    ? leaves
    : undefined;
}

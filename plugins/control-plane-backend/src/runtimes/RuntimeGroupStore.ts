import type {
  RuntimeEnvironment,
  RuntimeGroup,
  Total,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { countUpTo, withoutNulls, type Transaction } from '../database';
import { pageOf, type Page, type PageQuery } from '../http/page';
import { healthOf, type CheckedHealth } from './RuntimeRecord';
import { runtimesTable } from './RuntimeStore';

const table = 'runtime_groups';
const membersTable = 'runtime_group_members';

/** A runtime group as it is kept; its members stand in a table of their own. */
export type RuntimeGroupRecord = Omit<
  RuntimeGroup,
  'environments' | 'namespace_count' | 'classes' | 'actions'
>;

type RuntimeGroupRow = Omit<
  RuntimeGroupRecord,
  'is_default' | 'canary_environment_id' | 'concurrency_limit'
> & {
  /** SQLite has numbers for truth values. */
  is_default: boolean | number;
  canary_environment_id: string | null;
  concurrency_limit: number | null;
};

/** Where a namespace goes. */
export type ResolvedGroup = {
  id: string;
  name: string;
  orchestration_strategy: RuntimeGroup['orchestration_strategy'];
  /** Name of the runtime environment that comes first; with the strategy `canary`. */
  canary?: string;
  /** Names of the runtime environments, in the group's order. */
  runtimes: string[];
};

/** A group as one that has a runtime environment. */
export type GroupOfRuntime = RuntimeEnvironment['groups'][number] &
  Pick<RuntimeGroupRecord, 'source'> & {
    /** Whether the runtime environment comes first in it. */
    is_canary: boolean;
    /** Whether it is the only one in it. */
    is_last: boolean;
  };

/** A runtime environment as a member of a group. */
export type GroupMember = RuntimeGroup['environments'][number];

/** The rows of runtime groups, and of what they have. */
export class RuntimeGroupStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): RuntimeGroupStore {
    return new RuntimeGroupStore(options.knex);
  }

  /**
   * Where what names a group goes, or what names none: then the default group; `undefined` when there is no such group. In
   * a transaction the group keeps its members until that ends, so that whatever is placed on them is seen by whoever takes
   * one out.
   */
  async resolve(
    name: string | undefined,
    transaction?: Transaction,
  ): Promise<ResolvedGroup | undefined> {
    return this.#resolve(
      name === undefined ? { is_default: true } : { name },
      transaction,
    );
  }

  /** As {@link RuntimeGroupStore.resolve}, by id. */
  async resolveById(
    id: string,
    transaction?: Transaction,
  ): Promise<ResolvedGroup | undefined> {
    return this.#resolve({ id }, transaction);
  }

  async #resolve(
    where: Partial<RuntimeGroupRecord>,
    transaction: Transaction | undefined,
  ): Promise<ResolvedGroup | undefined> {
    const query = this.#from(transaction).where(where).first();
    const row: RuntimeGroupRow | undefined = await (transaction
      ? query.forShare()
      : query);
    if (!row) {
      return undefined;
    }
    const members = await this.listMembers([row.id], transaction);
    const canary = members.find(({ id }) => id === row.canary_environment_id);
    return {
      id: row.id,
      name: row.name,
      orchestration_strategy: row.orchestration_strategy,
      ...(canary && { canary: canary.name }),
      runtimes: members.map(member => member.name),
    };
  }

  /** A page, by name. */
  async list({
    limit,
    cursor,
  }: PageQuery): Promise<Page<RuntimeGroupRecord> & { total: Total }> {
    const total = await countUpTo(this.#knex, this.#knex(table));
    const query = this.#knex(table)
      .orderBy('name')
      .limit(limit + 1);
    if (cursor !== undefined) {
      query.where('name', '>', cursor);
    }
    const rows: RuntimeGroupRow[] = await query;
    return {
      ...pageOf(rows.map(toRecord), limit, last => last.name),
      total,
    };
  }

  /** All, by name. */
  async listAll(transaction?: Transaction): Promise<RuntimeGroupRecord[]> {
    const rows: RuntimeGroupRow[] =
      await this.#from(transaction).orderBy('name');
    return rows.map(toRecord);
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<RuntimeGroupRecord | undefined> {
    const row: RuntimeGroupRow | undefined = await this.#from(transaction)
      .where({ id })
      .first();
    return row && toRecord(row);
  }

  async findDefault(
    transaction?: Transaction,
  ): Promise<RuntimeGroupRecord | undefined> {
    const row: RuntimeGroupRow | undefined = await this.#from(transaction)
      .where({ is_default: true })
      .first();
    return row && toRecord(row);
  }

  /** Reads a group and keeps others from placing anything by it, or changing it, until the transaction ends. */
  async lock(
    { knex }: Transaction,
    id: string,
  ): Promise<RuntimeGroupRecord | undefined> {
    const row: RuntimeGroupRow | undefined = await knex(table)
      .where({ id })
      .forUpdate()
      .first();
    return row && toRecord(row);
  }

  async insert(
    { knex }: Transaction,
    group: RuntimeGroupRecord,
  ): Promise<void> {
    await knex(table).insert(group);
  }

  async update(
    { knex, now }: Transaction,
    id: string,
    change: Partial<Omit<RuntimeGroupRow, 'id' | 'created_at'>>,
  ): Promise<void> {
    await knex(table)
      .where({ id })
      .update({ ...change, updated_at: now });
  }

  async delete({ knex }: Transaction, id: string): Promise<void> {
    await knex(table).where({ id }).delete();
  }

  /** The members of groups, in their order. */
  async listMembers(
    groupIds: readonly string[],
    transaction?: Transaction,
  ): Promise<Array<GroupMember & { group_id: string }>> {
    const knex = transaction?.knex ?? this.#knex;
    const rows: Array<
      Omit<GroupMember, 'health_status'> & {
        group_id: string;
        health_status: CheckedHealth;
        maintenance: boolean | number;
      }
    > = await knex(membersTable)
      .join(runtimesTable, 'runtime_id', `${runtimesTable}.id`)
      .whereIn('group_id', groupIds)
      .select(
        'group_id',
        `${runtimesTable}.id`,
        'name',
        'title',
        'type',
        'health_status',
        'maintenance',
      )
      .orderBy('position');
    return rows.map(({ maintenance, health_status, ...member }) => ({
      ...member,
      health_status: healthOf({
        maintenance: Boolean(maintenance),
        health_status,
      }),
    }));
  }

  /** Makes these runtime environments, in this order, all that a group has. */
  async setMembers(
    { knex }: Transaction,
    groupId: string,
    runtimeIds: readonly string[],
  ): Promise<void> {
    await knex(membersTable).where({ group_id: groupId }).delete();
    if (runtimeIds.length > 0) {
      await knex(membersTable).insert(
        runtimeIds.map((runtime_id, position) => ({
          group_id: groupId,
          runtime_id,
          position,
        })),
      );
    }
  }

  /** The groups that have runtime environments, by name. */
  async listGroupsOf(
    runtimeIds: readonly string[],
    transaction?: Transaction,
  ): Promise<Array<GroupOfRuntime & { runtime_id: string }>> {
    const knex = transaction?.knex ?? this.#knex;
    const rows: Array<
      Pick<GroupOfRuntime, 'id' | 'name' | 'source'> & {
        runtime_id: string;
        canary_environment_id: string | null;
        members: string | number;
      }
    > = await knex(membersTable)
      .join(table, 'group_id', `${table}.id`)
      .whereIn('runtime_id', runtimeIds)
      .select(
        'runtime_id',
        `${table}.id`,
        'name',
        'source',
        'canary_environment_id',
        {
          members: knex({ other: membersTable })
            .count('*')
            .whereRaw(`other.group_id = ${membersTable}.group_id`),
        },
      )
      .orderBy('name');
    return rows.map(({ canary_environment_id, members, ...row }) => ({
      ...row,
      is_canary: canary_environment_id === row.runtime_id,
      is_last: Number(members) === 1,
    }));
  }

  /** Takes a runtime environment out of a group, whose others keep their order. */
  async removeMember(
    { knex }: Transaction,
    groupId: string,
    runtimeId: string,
  ): Promise<void> {
    await knex(membersTable)
      .where({ group_id: groupId, runtime_id: runtimeId })
      .delete();
  }

  /** How many namespaces groups have, but for those that are gone; a group that has none is absent. */
  async countNamespaces(
    groupIds: readonly string[],
    transaction?: Transaction,
  ): Promise<Map<string, number>> {
    const knex = transaction?.knex ?? this.#knex;
    const rows: { group_id: string; count: string | number }[] = await knex(
      'namespaces',
    )
      .whereIn('group_id', groupIds)
      .whereNull('deleted_at')
      .groupBy('group_id')
      .select('group_id')
      .count({ count: '*' });
    return new Map(rows.map(row => [row.group_id, Number(row.count)]));
  }

  #from(transaction: Transaction | undefined): Knex.QueryBuilder {
    return (transaction?.knex ?? this.#knex)(table);
  }
}

function toRecord(row: RuntimeGroupRow): RuntimeGroupRecord {
  return {
    ...withoutNulls(row),
    is_default: Boolean(row.is_default),
  } as RuntimeGroupRecord;
}

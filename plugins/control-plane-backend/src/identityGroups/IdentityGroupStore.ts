import type { IdentityGroup } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  addMilliseconds,
  containsPattern,
  databaseTime,
  skipLocked,
  withoutNulls,
  type Transaction,
} from '../database';
import { pageOf, type Page, type PageQuery } from '../http/page';

const table = 'identity_groups';
const membersTable = 'identity_group_members';
/** Rows that one statement writes; SQLite takes so many values. */
const batchSize = 400;

/** A group as it is kept. */
export type IdentityGroupRow = Omit<IdentityGroup, 'stale'> & {
  due_at: string;
  /** To tell its members, in a row. */
  failures: number;
};

type Row = {
  [K in keyof IdentityGroupRow]-?: undefined extends IdentityGroupRow[K]
    ? NonNullable<IdentityGroupRow[K]> | null
    : IdentityGroupRow[K];
};

/** The rows of identity groups and of their members as they were last known. */
export class IdentityGroupStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): IdentityGroupStore {
    return new IdentityGroupStore(options.knex);
  }

  /** Keeps groups that namespaces name; those that are new are due at once. */
  async ensure(identifiers: readonly string[]): Promise<void> {
    const now = databaseTime(this.#knex);
    if (identifiers.length > 0) {
      await this.#knex(table)
        .insert(
          // In one order, so that two who insert the same never wait for each other.
          [...identifiers].sort().map(identifier => ({
            identifier,
            member_count: 0,
            failures: 0,
            due_at: now,
          })),
        )
        .onConflict('identifier')
        .ignore();
    }
  }

  /** Keeps the groups that namespaces name and that are not kept. */
  async ensureNamed(): Promise<void> {
    const missing: string[] = await this.#knex('namespace_members')
      .join('namespaces', 'namespaces.id', 'namespace_members.namespace_id')
      .leftJoin(table, `${table}.identifier`, 'namespace_members.identifier')
      .where('namespace_members.type', 'identity_group')
      .whereNull('namespaces.deleted_at')
      .whereNull(`${table}.identifier`)
      .distinct('namespace_members.identifier')
      .limit(batchSize)
      .pluck('namespace_members.identifier');
    await this.ensure(missing);
  }

  async findMany(identifiers: readonly string[]): Promise<IdentityGroupRow[]> {
    const rows: Row[] = await this.#knex(table).whereIn(
      'identifier',
      identifiers,
    );
    return rows.map(toGroup);
  }

  async list(
    query: PageQuery & { q?: string },
  ): Promise<Page<IdentityGroupRow>> {
    const rows: Row[] = await this.#knex(table)
      .modify(builder => {
        if (query.cursor !== undefined) {
          builder.where('identifier', '>', query.cursor);
        }
        if (query.q !== undefined) {
          builder.whereRaw(`lower(identifier) like ? escape '\\'`, [
            containsPattern(query.q),
          ]);
        }
      })
      .orderBy('identifier')
      .limit(query.limit + 1);
    return pageOf(rows.map(toGroup), query.limit, last => last.identifier);
  }

  /** Takes groups that are due; who takes one has it for `leaseMs`, so that one replica asks for it. */
  async claimDue(options: {
    limit: number;
    leaseMs: number;
  }): Promise<string[]> {
    const now = databaseTime(this.#knex);
    const due = this.#knex(table)
      .select('identifier')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(options.limit)
      .modify(skipLocked, this.#knex);
    const rows: { identifier: string }[] = await this.#knex(table)
      .withMaterialized('due', due)
      .whereIn('identifier', this.#knex('due').select('identifier'))
      .update({ due_at: databaseTime(this.#knex, options.leaseMs) })
      .returning('identifier');
    return rows.map(({ identifier }) => identifier);
  }

  /** Writes what a provider told; nothing of a group that is gone. */
  async setMembers(
    transaction: Transaction,
    identifier: string,
    told: { members: ReadonlySet<string>; message?: string; dueInMs: number },
  ): Promise<void> {
    const { knex, now } = transaction;
    if (!(await this.#lock(transaction, identifier))) {
      return;
    }
    const known = new Set<string>(
      await knex(membersTable)
        .where({ group_identifier: identifier })
        .pluck('member'),
    );
    const gone = [...known].filter(member => !told.members.has(member));
    const added = [...told.members].filter(member => !known.has(member));
    for (let start = 0; start < gone.length; start += batchSize) {
      await knex(membersTable)
        .where({ group_identifier: identifier })
        .whereIn('member', gone.slice(start, start + batchSize))
        .delete();
    }
    await knex.batchInsert(
      membersTable,
      added.map(member => ({ group_identifier: identifier, member })),
      batchSize,
    );
    await knex(table)
      .where({ identifier })
      .update({
        member_count: told.members.size,
        resolved_at: now,
        failures: 0,
        message: told.message ?? null,
        due_at: addMilliseconds(now, told.dueInMs),
      });
  }

  /** Notes that nobody could tell; the members stay as they were known. */
  async noteFailure(
    transaction: Transaction,
    identifier: string,
    failure: { message: string; dueInMs: (failures: number) => number },
  ): Promise<void> {
    const { knex, now } = transaction;
    const row = await this.#lock(transaction, identifier);
    if (row) {
      const failures = row.failures + 1;
      await knex(table)
        .where({ identifier })
        .update({
          failures,
          message: failure.message,
          due_at: addMilliseconds(now, failure.dueInMs(failures)),
        });
    }
  }

  /** Forgets groups that were due a while ago or are now, and that no namespace names any more. */
  async forgetUnnamed(identifiers: readonly string[]): Promise<void> {
    await this.#knex(table)
      .whereIn('identifier', identifiers)
      .whereNotExists(query =>
        query
          .select(this.#knex.raw('1'))
          .from('namespace_members')
          .join('namespaces', 'namespaces.id', 'namespace_members.namespace_id')
          .where('namespace_members.type', 'identity_group')
          .whereRaw('namespace_members.identifier = identity_groups.identifier')
          .whereNull('namespaces.deleted_at'),
      )
      .delete();
  }

  async #lock(
    { knex }: Transaction,
    identifier: string,
  ): Promise<Row | undefined> {
    return knex(table).where({ identifier }).forUpdate().first();
  }
}

function toGroup(row: Row): IdentityGroupRow {
  return withoutNulls(row) as IdentityGroupRow;
}

import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { parseJson, withoutNulls, type Transaction } from '../database';
import type { ClassSpec } from './ClassSpec';

const table = 'environment_classes';
const versionsTable = 'environment_class_versions';

/** A class as it is now: who owns it, and which of its versions counts. */
export type ClassRecord = Pick<
  EnvironmentClass,
  'name' | 'source' | 'version'
> & {
  /** Order in the configuration; absent when the API owns it. */
  place?: number;
  /** Since when it cannot be requested any more. */
  retired_at?: string;
};

/** A version of a class. */
export type ClassVersion = Pick<
  EnvironmentClass,
  'name' | 'version' | 'created_at'
> & { spec: ClassSpec; created_by: string };

type VersionRow = Omit<ClassVersion, 'spec'> & { spec: string };

/** The rows of environment classes and of their versions. A version is never changed. */
export class EnvironmentClassStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): EnvironmentClassStore {
    return new EnvironmentClassStore(options.knex);
  }

  /** All classes, retired ones too: those of the configuration in its order, then the others by name. */
  async list(transaction?: Transaction): Promise<ClassRecord[]> {
    const rows: ClassRecord[] = await this.#from(table, transaction)
      .select('name', 'source', 'version', 'place', 'retired_at')
      .orderByRaw('case when place is null then 1 else 0 end, place, name');
    return rows.map(withoutNulls<ClassRecord>);
  }

  /** A class, even one that is retired. */
  async find(
    name: string,
    transaction?: Transaction,
  ): Promise<ClassRecord | undefined> {
    const row: ClassRecord | undefined = await this.#from(table, transaction)
      .select('name', 'source', 'version', 'place', 'retired_at')
      .where({ name })
      .first();
    return row && withoutNulls<ClassRecord>(row);
  }

  /** The same, and keeps others from changing it until the transaction ends. */
  async lock(
    { knex }: Transaction,
    name: string,
  ): Promise<ClassRecord | undefined> {
    const row: ClassRecord | undefined = await knex(table)
      .select('name', 'source', 'version', 'place', 'retired_at')
      .where({ name })
      .forUpdate()
      .first();
    return row && withoutNulls<ClassRecord>(row);
  }

  async findVersion(
    name: string,
    version: number,
    transaction?: Transaction,
  ): Promise<ClassVersion | undefined> {
    const row: VersionRow | undefined = await this.#from(
      versionsTable,
      transaction,
    )
      .where({ name, version })
      .first();
    return row && toVersion(row);
  }

  /** Some versions of a class, newest first. */
  async listVersions(
    name: string,
    options: { limit: number; before?: number },
  ): Promise<ClassVersion[]> {
    const query = this.#knex(versionsTable)
      .where({ name })
      .orderBy('version', 'desc')
      .limit(options.limit);
    if (options.before !== undefined) {
      query.where('version', '<', options.before);
    }
    const rows: VersionRow[] = await query;
    return rows.map(toVersion);
  }

  /** Which runtime groups classes go to now, but for those that are retired: by name, or to the default group. */
  async listGroups(
    transaction?: Transaction,
  ): Promise<
    (Pick<ClassRecord, 'name' | 'source'> & Pick<ClassSpec, 'runtime_group'>)[]
  > {
    const rows: (Pick<ClassRecord, 'name' | 'source'> &
      Pick<VersionRow, 'spec'>)[] = await this.#from(
      `${table} as class`,
      transaction,
    )
      .join(`${versionsTable} as version`, join =>
        join
          .on('version.name', 'class.name')
          .andOn('version.version', 'class.version'),
      )
      .whereNull('class.retired_at')
      .orderByRaw(
        'case when class.place is null then 1 else 0 end, class.place, class.name',
      )
      .select('class.name', 'class.source', 'version.spec');
    return rows.map(({ name, source, spec }) => ({
      name,
      source,
      runtime_group: parseJson<ClassSpec>(spec).runtime_group,
    }));
  }

  /** Stores a class with its first version, unless there is one of that name; answers whether it did. */
  async insert(
    transaction: Transaction,
    record: Omit<ClassRecord, 'version' | 'retired_at'>,
    version: Pick<ClassVersion, 'spec' | 'created_by'>,
  ): Promise<boolean> {
    const inserted = await transaction
      .knex(table)
      .insert({
        ...record,
        place: record.place ?? null,
        version: 1,
        retired_at: null,
        updated_at: transaction.now,
      })
      .onConflict('name')
      .ignore()
      .returning('name');
    if (inserted.length === 0) {
      return false;
    }
    await this.addVersion(transaction, {
      ...version,
      name: record.name,
      version: 1,
    });
    return true;
  }

  /** Keeps a version; which one counts is written by {@link EnvironmentClassStore.update}. */
  async addVersion(
    { knex, now }: Transaction,
    version: Omit<ClassVersion, 'created_at'>,
  ): Promise<void> {
    await knex(versionsTable).insert({
      ...version,
      spec: JSON.stringify(version.spec),
      created_at: now,
    });
  }

  /** Writes all of a class but its versions. */
  async update(
    { knex, now }: Transaction,
    { name, ...record }: ClassRecord,
  ): Promise<void> {
    await knex(table)
      .where({ name })
      .update({
        ...record,
        place: record.place ?? null,
        retired_at: record.retired_at ?? null,
        updated_at: now,
      });
  }

  #from(name: string, transaction: Transaction | undefined): Knex.QueryBuilder {
    return (transaction?.knex ?? this.#knex)(name);
  }
}

function toVersion(row: VersionRow): ClassVersion {
  return { ...row, spec: parseJson<ClassSpec>(row.spec) };
}

import type {
  RuntimeEnvironment,
  Total,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { countUpTo, whereContainsWords, type Transaction } from '../database';
import { pageOf, type Page } from '../http/page';
import {
  healthOf,
  runtimeColumns,
  toRuntimeRecord,
  type RuntimeRecord,
  type RuntimeRow,
} from './RuntimeRecord';

/** Where runtime environments are kept. */
export const runtimesTable = 'runtime_environments';

/** Which runtime environments are listed, and which page of them. */
export type RuntimeQuery = {
  limit: number;
  cursor?: string;
  q?: string;
  type?: string;
  health_status?: RuntimeEnvironment['health_status'];
};

/** A runtime environment that is new. */
export type NewRuntime = Pick<
  RuntimeRecord,
  'id' | 'name' | 'title' | 'type' | 'source' | 'concurrency'
> & {
  /** Encrypted; absent where the configuration has it. */
  connection?: string;
};

/** What can be changed of a runtime environment; `null` takes away. */
export type RuntimeChange = Partial<
  Omit<RuntimeRow, 'id' | 'name' | 'source' | 'created_at'>
> & { connection?: string };

/** The rows of runtime environments. */
export class RuntimeStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): RuntimeStore {
    return new RuntimeStore(options.knex);
  }

  /** A page, by name. */
  async list(
    options: RuntimeQuery,
  ): Promise<Page<RuntimeRecord> & { total: Total }> {
    const { limit, cursor, q, type, health_status } = options;
    const filtered = this.#knex(runtimesTable);
    if (type !== undefined) {
      filtered.where({ type });
    }
    if (health_status !== undefined) {
      filtered.where('maintenance', health_status === 'maintenance');
      if (health_status !== 'maintenance') {
        filtered.andWhere({ health_status });
      }
    }
    whereContainsWords(filtered, ['name', 'title', 'type'], q);
    const total = await countUpTo(this.#knex, filtered.clone());
    if (cursor !== undefined) {
      filtered.andWhere('name', '>', cursor);
    }
    const rows: RuntimeRow[] = await filtered
      .select(...runtimeColumns)
      .orderBy('name')
      .limit(limit + 1);
    return {
      ...pageOf(rows.map(toRuntimeRecord), limit, last => last.name),
      total,
    };
  }

  /** All, by name. */
  async listAll(transaction?: Transaction): Promise<RuntimeRecord[]> {
    const rows: RuntimeRow[] = await this.#from(transaction)
      .select(...runtimeColumns)
      .orderBy('name');
    return rows.map(toRuntimeRecord);
  }

  /** All, by name, with the health that people are told. */
  async listHealth(): Promise<
    { name: string; status: RuntimeEnvironment['health_status'] }[]
  > {
    const rows: Pick<RuntimeRow, 'name' | 'health_status' | 'maintenance'>[] =
      await this.#knex(runtimesTable)
        .select('name', 'health_status', 'maintenance')
        .orderBy('name');
    return rows.map(({ name, health_status, maintenance }) => ({
      name,
      status: healthOf({ health_status, maintenance: Boolean(maintenance) }),
    }));
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<RuntimeRecord | undefined> {
    const row: RuntimeRow | undefined = await this.#from(transaction)
      .select(...runtimeColumns)
      .where({ id })
      .first();
    return row && toRuntimeRecord(row);
  }

  async findByName(
    name: string,
    transaction?: Transaction,
  ): Promise<RuntimeRecord | undefined> {
    const row: RuntimeRow | undefined = await this.#from(transaction)
      .select(...runtimeColumns)
      .where({ name })
      .first();
    return row && toRuntimeRecord(row);
  }

  /** Those with the ids, in no order; what there is none of is absent. */
  async findAll(
    ids: readonly string[],
    transaction?: Transaction,
  ): Promise<RuntimeRecord[]> {
    const rows: RuntimeRow[] = await this.#from(transaction)
      .select(...runtimeColumns)
      .whereIn('id', ids);
    return rows.map(toRuntimeRecord);
  }

  /** Reads a runtime environment and keeps others from changing it until the transaction ends. */
  async lock(
    { knex }: Transaction,
    id: string,
  ): Promise<RuntimeRecord | undefined> {
    const row: RuntimeRow | undefined = await knex(runtimesTable)
      .select(...runtimeColumns)
      .where({ id })
      .forUpdate()
      .first();
    return row && toRuntimeRecord(row);
  }

  /** Stores a runtime environment that is taken to be well until it was checked, which is due. */
  async insert(
    { knex, now }: Transaction,
    runtime: NewRuntime,
  ): Promise<RuntimeRecord> {
    const rows: RuntimeRow[] = await knex(runtimesTable)
      .insert({
        ...runtime,
        health_status: 'healthy',
        health_message: 'Not checked yet',
        health_failures: 0,
        health_due_at: now,
        maintenance: false,
        failures: 0,
        removing: false,
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .returning([...runtimeColumns]);
    return toRuntimeRecord(rows[0]);
  }

  async update(
    { knex, now }: Transaction,
    id: string,
    change: RuntimeChange,
  ): Promise<RuntimeRecord> {
    const rows: RuntimeRow[] = await knex(runtimesTable)
      .where({ id })
      .update({ ...change, updated_at: now })
      .returning([...runtimeColumns]);
    return toRuntimeRecord(rows[0]);
  }

  /** Writes what a check found; nobody changed the runtime environment by it. */
  async recordCheck(
    { knex }: Transaction,
    id: string,
    change: Pick<
      RuntimeRecord,
      'health_status' | 'health_message' | 'health_failures'
    > & { health_checked_at: string; health_changed_at?: string },
  ): Promise<void> {
    await knex(runtimesTable).where({ id }).update(change);
  }

  async delete({ knex }: Transaction, id: string): Promise<void> {
    await knex(runtimesTable).where({ id }).delete();
  }

  /** The encrypted connection; `undefined` when there is no such runtime environment or the configuration has it. */
  async findConnection(id: string): Promise<string | undefined> {
    const row: { connection: string | null } | undefined = await this.#knex(
      runtimesTable,
    )
      .select('connection')
      .where({ id })
      .first();
    return row?.connection ?? undefined;
  }

  /** Those whose connection was encrypted with another key than the one that the prefix is of, by id. */
  async listSealedOtherwise(options: {
    prefix: string;
    /** Only those behind this id. */
    after: string;
    limit: number;
  }): Promise<Pick<RuntimeRecord, 'id' | 'name'>[]> {
    return this.#knex(runtimesTable)
      .select('id', 'name')
      .whereNotNull('connection')
      .whereRaw('substr(connection, 1, ?) <> ?', [
        options.prefix.length,
        options.prefix,
      ])
      .andWhere('id', '>', options.after)
      .orderBy('id')
      .limit(options.limit);
  }

  /** The encrypted connection, which nobody else replaces until the transaction ends. */
  async lockConnection(
    { knex }: Transaction,
    id: string,
  ): Promise<string | undefined> {
    const row: { connection: string | null } | undefined = await knex(
      runtimesTable,
    )
      .select('connection')
      .where({ id })
      .forUpdate()
      .first();
    return row?.connection ?? undefined;
  }

  /** The same connection, encrypted otherwise: nobody has to connect anew. */
  async replaceConnection(
    { knex }: Transaction,
    id: string,
    connection: string,
  ): Promise<void> {
    await knex(runtimesTable).where({ id }).update({ connection });
  }

  #from(transaction: Transaction | undefined): Knex.QueryBuilder {
    return (transaction?.knex ?? this.#knex)(runtimesTable);
  }
}

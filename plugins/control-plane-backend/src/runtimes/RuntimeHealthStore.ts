import type { RuntimeHealthEvent } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { databaseTime, skipLocked, type Transaction } from '../database';
import { pageOf, type Page } from '../http/page';
import {
  runtimeColumns,
  toRuntimeRecord,
  type RuntimeRecord,
  type RuntimeRow,
} from './RuntimeRecord';
import { runtimesTable } from './RuntimeStore';

const table = 'runtime_health_events';
/** Checks are this much sooner or later than the interval, so that those of many runtime environments spread. */
const jitter = 0.2;

/** Who checks what, and what the checks found. */
export class RuntimeHealthStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): RuntimeHealthStore {
    return new RuntimeHealthStore(options.knex);
  }

  /**
   * Takes the runtime environments whose check is due, by moving that on: of all replicas, one gets each. It says when the
   * next one is due once it is done, see {@link RuntimeHealthStore.schedule}; should it die, that is after the lease.
   */
  async claimDue(leaseMs: number): Promise<RuntimeRecord[]> {
    const due = this.#knex(runtimesTable)
      .select('id')
      .where('health_due_at', '<=', databaseTime(this.#knex))
      .orderBy('health_due_at')
      .modify(skipLocked, this.#knex);
    return this.#claim(leaseMs, query =>
      query
        .withMaterialized('due', due)
        .whereIn('id', this.#knex('due').select('id')),
    );
  }

  /** Takes one, whether or not it is due. What others are finding out just now does not count any more. */
  async claim(id: string, leaseMs: number): Promise<RuntimeRecord | undefined> {
    const [claimed] = await this.#claim(leaseMs, query => query.where({ id }));
    return claimed;
  }

  async #claim(
    leaseMs: number,
    select: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<RuntimeRecord[]> {
    const rows: RuntimeRow[] = await select(this.#knex(runtimesTable))
      .update({ health_due_at: databaseTime(this.#knex, leaseMs) })
      .returning([...runtimeColumns]);
    return rows.map(toRuntimeRecord);
  }

  /** Makes a check due in about so long. Only for a runtime environment that the transaction has locked. */
  async schedule(
    { knex }: Transaction,
    id: string,
    delayMs: number,
  ): Promise<void> {
    const spread = 1 - jitter + 2 * jitter * Math.random();
    await knex(runtimesTable)
      .where({ id })
      .update({ health_due_at: databaseTime(knex, delayMs * spread) });
  }

  /** Keeps a change of health, and forgets those that are older than the retention. */
  async append(
    { knex, now }: Transaction,
    runtimeId: string,
    event: Pick<RuntimeHealthEvent, 'status' | 'message'>,
    retentionMs: number,
  ): Promise<void> {
    await knex(table).insert({
      runtime_id: runtimeId,
      ...event,
      created_at: now,
    });
    await knex(table)
      .where({ runtime_id: runtimeId })
      .andWhere('created_at', '<', databaseTime(knex, -retentionMs))
      .delete();
  }

  /** The changes of health of a runtime environment, newest first. */
  async list(options: {
    runtimeId: string;
    beforeId?: number;
    since?: string;
    limit: number;
  }): Promise<Page<RuntimeHealthEvent>> {
    const { runtimeId, beforeId, since, limit } = options;
    const query = this.#knex(table)
      .select('id', 'status', 'message', 'created_at')
      .where({ runtime_id: runtimeId })
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (beforeId !== undefined) {
      query.andWhere('id', '<', beforeId);
    }
    if (since !== undefined) {
      query.andWhere('created_at', '>=', since);
    }
    const rows: RuntimeHealthEvent[] = await query;
    return pageOf(rows, limit, last => String(last.id));
  }
}

import type {
  ListTemplateGatesQuery,
  Total,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { ApprovalTimers } from '../approvals/PendingApprovalStore';
import { gateTables } from '../approvals/DecidedTables';
import { countUpTo, type Transaction } from '../database';
import { pageOf, type Page } from '../http/page';
import { cursorBehind, orderOf, placeBehind } from '../requests/requestOrder';
import { filterGates, type GateFilters } from './filterGates';
import { toStoredGate, type StoredGate } from './TemplateGateRow';

const table = gateTables.decided;

/** The end of a gate. */
export type GateEnd = Pick<StoredGate, 'status' | 'reason' | 'decided_by'>;

/** The rows of gates. */
export class GateStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): GateStore {
    return new GateStore(options.knex);
  }

  async insert(
    { knex }: Transaction,
    { parameters, ...gate }: StoredGate,
    timers: Pick<ApprovalTimers, 'escalate_at' | 'remind_at'>,
  ): Promise<void> {
    await knex(table).insert({
      ...gate,
      ...timers,
      parameters: JSON.stringify(parameters),
    });
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<StoredGate | undefined> {
    const row = await (transaction?.knex ?? this.#knex)(table)
      .where({ id })
      .first();
    return row && toStoredGate(row);
  }

  async findMany(ids: readonly string[]): Promise<Map<string, StoredGate>> {
    const rows = await this.#knex(table).whereIn('id', ids);
    return new Map(rows.map(row => [row.id, toStoredGate(row)]));
  }

  /** Reads a gate and keeps others from changing it until the transaction ends. */
  async lock(
    { knex }: Transaction,
    id: string,
  ): Promise<StoredGate | undefined> {
    const row = await knex(table).where({ id }).forUpdate().first();
    return row && toStoredGate(row);
  }

  /** Ends a gate that the transaction has locked; answers with what it is then. */
  async end(
    { knex, now }: Transaction,
    gate: StoredGate,
    end: GateEnd,
  ): Promise<StoredGate> {
    const change = { ...end, decided_at: now, updated_at: now };
    await knex(table).where({ id: gate.id }).update(change);
    return { ...gate, ...change };
  }

  /** A page of gates; what has no end comes last where ends are the order. */
  async list(
    options: GateFilters &
      Pick<ListTemplateGatesQuery, 'order' | 'cursor'> & { limit: number },
  ): Promise<Page<StoredGate> & { total: Total }> {
    const order = orderOf(options.order);
    const rows: Record<string, unknown>[] = await filterGates(
      this.#knex,
      options,
    )
      .select('*')
      .modify(query => placeBehind(query, order, options.cursor))
      .orderByRaw(order.sql)
      .limit(options.limit + 1);
    return {
      ...pageOf(rows.map(toStoredGate), options.limit, last =>
        cursorBehind(last, order),
      ),
      total: await this.count(options),
    };
  }

  /** How many gates there are, counted as far as anybody reads. */
  async count(filters: GateFilters): Promise<Total> {
    return countUpTo(this.#knex, filterGates(this.#knex, filters));
  }
}

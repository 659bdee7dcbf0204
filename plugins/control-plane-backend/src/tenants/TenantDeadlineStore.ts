import type { Knex } from 'knex';
import type { Transaction } from '../database';

const table = 'tenants';

/** Tenants whose period ends within a range of time, from the earliest. */
export type EndingTenants = {
  status: 'trial' | 'active';
  /** The column with the end of the period, and the range of its values. */
  column: 'trial_ends_at' | 'contract_end';
  /** The first value within the range; from the beginning of time when absent. */
  from?: string;
  /** The last value within the range. */
  until: string;
  /** Only tenants that were not warned this, or a fewer, number of days before the end. */
  notWarnedDays?: number;
  /** Only tenants that were cancelled. */
  cancelledOnly?: boolean;
  /** The last of the batch before. */
  after?: EndingTenant;
  limit: number;
};

/** A tenant with the end of its period. */
export type EndingTenant = { id: string; ends: string };

/** What of the tenants is needed to end their periods in time. */
export class TenantDeadlineStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): TenantDeadlineStore {
    return new TenantDeadlineStore(options.knex);
  }

  /** A batch of the tenants whose period ends within a range; whether anything is due is decided over the locked row. */
  async listEnding(options: EndingTenants): Promise<EndingTenant[]> {
    const { column, from, notWarnedDays, after } = options;
    return this.#knex(table)
      .select('id', { ends: column })
      .where('status', options.status)
      .andWhere(column, '<=', options.until)
      .modify(query => {
        if (from !== undefined) {
          query.andWhere(column, '>=', from);
        }
        if (notWarnedDays !== undefined) {
          query.andWhere(inner =>
            inner
              .whereNull('warned_days')
              .orWhere('warned_days', '>', notWarnedDays),
          );
        }
        if (options.cancelledOnly) {
          query.andWhere('cancel_at_period_end', true);
        }
        if (after) {
          query.andWhereRaw('(??, id) > (?, ?)', [
            column,
            after.ends,
            after.id,
          ]);
        }
      })
      .orderBy([column, 'id'])
      .limit(options.limit);
  }

  /** Notes that a warning needs no more attention; the tenant itself does not change. */
  async markWarned(
    { knex }: Transaction,
    id: string,
    warningDays: number,
  ): Promise<void> {
    await knex(table).where({ id }).update({ warned_days: warningDays });
  }
}

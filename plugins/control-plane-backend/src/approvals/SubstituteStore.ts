import type { ApprovalSubstitute } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { databaseTime, readNewestFirst, type Transaction } from '../database';
import type { Page, PageQuery } from '../http/page';

const table = 'approval_substitutes';

type SubstituteRow = {
  id: string;
  absent: string;
  substitute: string;
  from_at: string;
  until_at: string;
  reason: string;
  created_by: string;
  created_at: string;
};

/** The rows of who decides for whom. */
export class SubstituteStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): SubstituteStore {
    return new SubstituteStore(options.knex);
  }

  /** @param refs - as what the absent decides */
  async insert(
    { knex }: Transaction,
    substitute: Omit<ApprovalSubstitute, 'is_active'>,
    refs: readonly string[],
  ): Promise<void> {
    const { from, until, ...columns } = substitute;
    await knex(table).insert({ ...columns, from_at: from, until_at: until });
    await knex.batchInsert(
      'approval_substitute_refs',
      [...new Set(refs)].map(ref => ({ substitute_id: substitute.id, ref })),
      100,
    );
  }

  async find(
    id: string,
    transaction?: Transaction,
  ): Promise<ApprovalSubstitute | undefined> {
    const knex = transaction?.knex ?? this.#knex;
    const row: SubstituteRow | undefined = await knex(table)
      .where({ id })
      .first();
    return row && toSubstitute(row, await this.#now(knex));
  }

  /** Whether there was one to delete. */
  async delete({ knex }: Transaction, id: string): Promise<boolean> {
    return (await knex(table).where({ id }).delete()) > 0;
  }

  /**
   * A page, newest first.
   *
   * @param of - only those that somebody has to do with; all when absent
   */
  async list(
    options: PageQuery & { of?: string; active?: boolean },
  ): Promise<Page<ApprovalSubstitute>> {
    const { of, active } = options;
    const now = await this.#now(this.#knex);
    const query = this.#knex(table);
    if (of !== undefined) {
      query.andWhere(own =>
        own
          .where('absent', of)
          .orWhere('substitute', of)
          .orWhere('created_by', of),
      );
    }
    if (active) {
      query.andWhere('from_at', '<=', now).andWhere('until_at', '>', now);
    } else if (active === false) {
      query.andWhere(other =>
        other.where('from_at', '>', now).orWhere('until_at', '<=', now),
      );
    }
    const { items, ...page } = await readNewestFirst<SubstituteRow>(
      query,
      options,
    );
    return { ...page, items: items.map(row => toSubstitute(row, now)) };
  }

  async #now(knex: Knex): Promise<string> {
    const [{ now }] = await knex.select({ now: databaseTime(knex) });
    return now;
  }
}

function toSubstitute(
  { from_at, until_at, ...row }: SubstituteRow,
  now: string,
): ApprovalSubstitute {
  return {
    ...row,
    from: from_at,
    until: until_at,
    is_active: from_at <= now && until_at > now,
  };
}

import {
  extendableStatuses,
  leasedStatuses,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { skipLocked, type Transaction } from '../database';
import {
  toEnvironmentRequest,
  type EnvironmentRequestRow,
} from '../requests/EnvironmentRequestRow';

const table = 'environment_requests';

/** Which of its times runs out: that of its lease, or that for which it is suspended. */
export type EndKind = 'lease' | 'suspension';

const ends = {
  lease: { column: 'expires_at', statuses: leasedStatuses },
  suspension: { column: 'removal_at', statuses: ['suspended'] },
} as const;

/** Environments whose time ends within a range, from the earliest. */
export type EndingLeases = {
  kind: EndKind;
  /** The first end within the range; from the beginning of time when absent. */
  from?: string;
  /** The last end within the range. */
  until: string;
  /** Only those that were not warned this, or a fewer, number of hours before the end. */
  notWarnedHours?: number;
  /** The last of the batch before. */
  after?: EndingLease;
  limit: number;
};

/** An environment with the end of its time. */
export type EndingLease = { id: string; ends_at: string };

/** An environment whose time runs, locked. */
export type ClaimedLease = {
  request: EnvironmentRequest;
  /** The fewest hours before its end that it needs no warning of any more. */
  warned_hours?: number;
};

/** What of the environments is needed to end their leases in time. */
export class LeaseStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): LeaseStore {
    return new LeaseStore(options.knex);
  }

  /** A batch of those whose time ends within a range; whether anything is due is decided over the locked row. */
  async listEnding(options: EndingLeases): Promise<EndingLease[]> {
    const { kind, from, notWarnedHours, after } = options;
    const { column, statuses } = ends[kind];
    return this.#knex(table)
      .select('id', { ends_at: column })
      .whereIn('status', statuses)
      .andWhere(column, '<=', options.until)
      .modify(query => {
        if (from !== undefined) {
          query.andWhere(column, '>', from);
        }
        if (notWarnedHours !== undefined) {
          query.andWhere(inner =>
            inner
              .whereNull('warned_hours')
              .orWhere('warned_hours', '>', notWarnedHours),
          );
        }
        if (after) {
          query.andWhereRaw(`(${column}, id) > (?, ?)`, [
            after.ends_at,
            after.id,
          ]);
        }
      })
      .orderBy([column, 'id'])
      .limit(options.limit);
  }

  /**
   * Locks an environment whose time runs; `undefined` when it does not run any more, or somebody is changing the
   * environment right now. Whoever looks for what is due comes back anyway, so nobody waits.
   */
  async claim(
    { knex }: Transaction,
    id: string,
  ): Promise<ClaimedLease | undefined> {
    const row: EnvironmentRequestRow | undefined = await knex(table)
      .where({ id })
      .whereIn('status', extendableStatuses)
      .modify(skipLocked, knex)
      .first();
    return (
      row && {
        request: toEnvironmentRequest(row),
        warned_hours: row.warned_hours ?? undefined,
      }
    );
  }

  /** Notes which warnings need no more attention, `undefined` for none; the environment itself does not change. */
  async markWarned(
    { knex }: Transaction,
    id: string,
    warningHours: number | undefined,
  ): Promise<void> {
    await knex(table)
      .where({ id })
      .update({ warned_hours: warningHours ?? null });
  }
}

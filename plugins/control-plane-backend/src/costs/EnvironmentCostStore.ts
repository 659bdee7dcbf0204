import {
  environmentLifecycle,
  extendableStatuses,
  isFinal,
  type EnvironmentCosts,
  type EnvironmentCostSums,
  type EnvironmentStatus,
  type Quota,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { parseJson } from '../database';
import { groupBy } from '../groupBy';
import { filterRequests, type RequestFilters } from '../requests';
import { addUse, noSums } from './sums';

/** What environments are grouped by. */
export type CostDimension = EnvironmentCosts['group_by'];

const columnOf: Record<CostDimension, string> = {
  owner: 'owner',
  team: 'team',
  class: 'class',
  region: 'region',
  tenant: 'tenant_id',
};

const pendingStatuses: readonly EnvironmentStatus[] = ['pending_approval'];
const openStatuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(status => !isFinal(status));
const currentStatuses = openStatuses.filter(
  status => !pendingStatuses.includes(status),
);

const parts = ['current', 'pending', 'expiring'] as const;

/** Sums of the environments of one group that have the same quota; `null` is the groups beyond the limit. */
type SumRow = { key: string | null; quota: string; groups: number | string } & {
  [K in `${(typeof parts)[number]}_${'count' | 'cost'}`]: number | string;
};

/** The sums of one group; the groups beyond the limit, together, have no key. */
export type StoredCostGroup = { key?: string; sums: EnvironmentCostSums };

/** Sums up what environments cost and reserve. */
export class EnvironmentCostStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): EnvironmentCostStore {
    return new EnvironmentCostStore(options.knex);
  }

  /**
   * The most expensive groups and all others together, of what meets the filters.
   *
   * @remarks
   * One statement, so that the parts add up. Quotas are quantities as text, which no database adds up: what has the same
   * quota is counted, and there are no more quotas than versions of classes.
   */
  async sum(options: {
    filters: RequestFilters;
    dimension: CostDimension;
    /** The most groups. */
    limit: number;
    /** What ends before this time is expiring. */
    expiresBefore: string;
  }): Promise<{ groups: StoredCostGroup[]; count: number }> {
    const knex = this.#knex;
    const { filters, dimension, limit, expiresBefore } = options;
    const key = knex.raw(`coalesce(??, '')`, [columnOf[dimension]]);
    const rows: SumRow[] = await knex
      .with(
        'grouped',
        filterRequests(knex, { ...filters, status: openStatuses })
          .select({ group_key: key })
          .select('quota')
          .select(this.#sumsOf('current', currentStatuses))
          .select(this.#sumsOf('pending', pendingStatuses))
          .select(this.#sumsOf('expiring', extendableStatuses, expiresBefore))
          .groupBy(key)
          .groupBy('quota'),
      )
      .with(
        'top',
        knex('grouped')
          .select('group_key')
          .groupBy('group_key')
          .orderByRaw(
            'sum(current_cost) desc, sum(pending_cost) desc, group_key asc',
          )
          .limit(limit),
      )
      .from('grouped')
      .leftJoin('top', 'top.group_key', 'grouped.group_key')
      .select({ key: 'top.group_key' })
      .select('quota')
      .select(
        knex.raw(
          '(select count(distinct group_key) from grouped) as ??',
          'groups',
        ),
      )
      .modify(query => {
        for (const part of parts) {
          query.sum(`${part}_count as ${part}_count`);
          query.sum(`${part}_cost as ${part}_cost`);
        }
      })
      .groupBy('top.group_key', 'quota');
    return {
      count: Number(rows[0]?.groups ?? 0),
      groups: [...groupBy(rows, row => row.key)]
        .map(([name, alike]) => ({
          ...(name !== null && { key: name }),
          sums: alike.reduce(addRow, noSums()),
        }))
        .sort(mostExpensiveFirst),
    };
  }

  /** Number and cost of the environments in some states, and, when told, of those alone that end before a time. */
  #sumsOf(
    part: (typeof parts)[number],
    statuses: readonly EnvironmentStatus[],
    expiresBefore?: string,
  ): Knex.Raw[] {
    const states = statuses.map(() => '?').join(', ');
    const condition = `status in (${states})${expiresBefore === undefined ? '' : ' and expires_at < ?'}`;
    const values = [
      ...statuses,
      ...(expiresBefore === undefined ? [] : [expiresBefore]),
    ];
    const sum = (what: string, alias: string) =>
      this.#knex.raw(
        `sum(case when ${condition} then ${what} else 0 end) as ??`,
        [...values, alias],
      );
    return [
      sum('1', `${part}_count`),
      sum('estimated_monthly_cost_usd', `${part}_cost`),
    ];
  }
}

function addRow(sums: EnvironmentCostSums, row: SumRow): EnvironmentCostSums {
  const quota = parseJson<Quota>(row.quota);
  const added = (part: (typeof parts)[number]) =>
    addUse(sums[part], {
      quota,
      environments: Number(row[`${part}_count`]),
      monthly_cost_usd: Number(row[`${part}_cost`]),
    });
  return {
    current: added('current'),
    pending: added('pending'),
    expiring: added('expiring'),
  };
}

/** As the database chose them; all others together come last. */
function mostExpensiveFirst(a: StoredCostGroup, b: StoredCostGroup): number {
  if (a.key === undefined || b.key === undefined) {
    return a.key === undefined ? 1 : -1;
  }
  return (
    b.sums.current.monthly_cost_usd - a.sums.current.monthly_cost_usd ||
    b.sums.pending.monthly_cost_usd - a.sums.pending.monthly_cost_usd ||
    (a.key < b.key ? -1 : 1)
  );
}

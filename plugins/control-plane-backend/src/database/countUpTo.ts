import type { Total } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';

const totalMax = 1_000;

/** How many rows a query has, counted only as far as anybody reads: beyond that, that there are more. */
export async function countUpTo(
  knex: Knex,
  query: Knex.QueryBuilder,
): Promise<Total> {
  const [{ count }]: { count: string | number }[] = await knex
    .count({ count: '*' })
    .from(
      query
        .select(knex.raw('1 as one'))
        .limit(totalMax + 1)
        .as('counted'),
    );
  const value = Number(count);
  return value > totalMax
    ? { value: totalMax, relation: 'gte' }
    : { value, relation: 'eq' };
}

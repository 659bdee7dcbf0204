import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { pageOf, type Page, type PageQuery } from '../http/page';

const order = 'created_at.desc';

/** A page of the rows that a query selects, newest first. The query is to have no order and no limit of its own. */
export async function readNewestFirst<
  TRow extends { id: string; created_at: string },
>(query: Knex.QueryBuilder, { limit, cursor }: PageQuery): Promise<Page<TRow>> {
  if (cursor !== undefined) {
    const { value, id } = decodeCursor(cursor, order);
    query.andWhereRaw('(created_at, id) < (?, ?)', [value, id]);
  }
  const rows: TRow[] = await query
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  return pageOf(rows, limit, last =>
    encodeCursor({ order, value: last.created_at, id: last.id }),
  );
}

import type { ListEnvironmentRequestsQuery } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../http/cursor';

/** Stands in cursors for a lease that there is not. */
const none = 'none';

/** An order of requests, or of gates, which have some of these; ties are broken by the id, so that every row has one place. */
export type RequestOrder = {
  name: string;
  column:
    | 'created_at'
    | 'updated_at'
    | 'name'
    | 'expires_at'
    | 'estimated_monthly_cost_usd';
  direction: 'asc' | 'desc';
  /** For `order by`. */
  sql: string;
};

/** What an order is; the newest first when none is given. */
export function orderOf(
  name: ListEnvironmentRequestsQuery['order'] = 'created_at.desc',
): RequestOrder {
  const [given, direction] = name.split('.') as [
    Exclude<RequestOrder['column'], 'estimated_monthly_cost_usd'> | 'cost',
    RequestOrder['direction'],
  ];
  const column = given === 'cost' ? 'estimated_monthly_cost_usd' : given;
  // What has no lease comes last both ways, and on both databases.
  const nulls = column === 'expires_at' ? ' nulls last' : '';
  return {
    name,
    column,
    direction,
    sql: `${column} ${direction}${nulls}, id ${direction}`,
  };
}

/** Restricts a query to what comes behind the cursor. */
export function placeBehind(
  query: Knex.QueryBuilder,
  { name, column, direction }: RequestOrder,
  cursor: string | undefined,
): void {
  if (cursor === undefined) {
    return;
  }
  const { value, id } = decodeCursor(cursor, name);
  const after = direction === 'asc' ? '>' : '<';
  if (column === 'estimated_monthly_cost_usd') {
    query.whereRaw(`(${column}, id) ${after} (?, ?)`, [Number(value), id]);
  } else if (column !== 'expires_at') {
    query.whereRaw(`(${column}, id) ${after} (?, ?)`, [value, id]);
  } else if (value === none) {
    query.whereNull(column).where('id', after, id);
  } else {
    query.whereRaw(`((${column}, id) ${after} (?, ?) or ${column} is null)`, [
      value,
      id,
    ]);
  }
}

/** The place behind a row. */
export function cursorBehind(
  row: { id: string } & {
    [C in RequestOrder['column']]?: string | number;
  },
  { name, column }: RequestOrder,
): string {
  return encodeCursor({
    order: name,
    value: String(row[column] ?? none),
    id: row.id,
  });
}

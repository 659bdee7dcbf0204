import type { ListTemplateGatesQuery } from '@groundwork/plugin-control-plane-common';
import type { TemplateGateFilter } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { decidableBy, votesOn } from '../approvals/ApproverStore';
import { gateTables } from '../approvals/DecidedTables';
import { scopeRows, whereAmong, whereContains } from '../database';
import type { TemplateGateGrant } from '../identity';

const searchedColumns = [
  'title',
  'template_title',
  'template_ref',
  'requested_by',
  'id',
] as const;
const equalColumns = [
  'requested_by',
  'template_ref',
  'task_id',
  'policy',
] as const;

/** Which gates are listed or counted; all of it must hold. */
export type GateFilters = Pick<
  ListTemplateGatesQuery,
  'status' | 'q' | (typeof equalColumns)[number]
> & {
  /** Rows that the caller may have. */
  scope: TemplateGateGrant['scope'];
  /** Only what this subject asked for. */
  mine?: string;
  /** Only what waits for a vote that this subject can give. */
  awaiting?: {
    principal_id: string;
    /** What they may decide over. */
    scope: TemplateGateGrant['scope'];
  };
};

/** A query of the gates that meet the filters. */
export function filterGates(
  knex: Knex,
  filters: GateFilters,
): Knex.QueryBuilder {
  const query = knex({ decided: gateTables.decided });
  applyScope(knex, query, filters.scope);
  for (const column of equalColumns) {
    if (filters[column] !== undefined) {
      query.andWhere(column, filters[column]);
    }
  }
  if (filters.mine !== undefined) {
    query.andWhere('requested_by', filters.mine);
  }
  if (filters.status) {
    query.whereIn('status', filters.status);
  }
  if (filters.awaiting) {
    applyAwaiting(knex, query, filters.awaiting);
  }
  if (filters.q !== undefined) {
    whereContains(query, searchedColumns, filters.q);
  }
  return query;
}

function applyScope(
  knex: Knex,
  query: Knex.QueryBuilder,
  scope: TemplateGateGrant['scope'],
  freeSeatsOnly = false,
): void {
  scopeRows(query, scope, (inner, filter: TemplateGateFilter) => {
    if ('column' in filter) {
      whereAmong(knex, inner, filter.column, filter.values);
    } else {
      inner.whereIn(
        'id',
        decidableBy(knex, gateTables, filter.approver_refs, freeSeatsOnly),
      );
    }
  });
}

function applyAwaiting(
  knex: Knex,
  query: Knex.QueryBuilder,
  { principal_id, scope }: NonNullable<GateFilters['awaiting']>,
): void {
  const me = principal_id.toLocaleLowerCase('en-US');
  applyScope(knex, query, scope, true);
  query
    .where('status', gateTables.waiting)
    .whereRaw('lower(requested_by) <> ?', [me])
    .whereNotExists(
      votesOn(knex, gateTables).whereRaw(
        '(lower(vote.decided_by) = ? or lower(vote.seat) = ?)',
        [me, me],
      ),
    );
}

import {
  extendableStatuses,
  type ListEnvironmentRequestsQuery,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentRequestFilter } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { decidableBy } from '../approvals/ApproverStore';
import { requestTables } from '../approvals/DecidedTables';
import {
  containsPattern,
  scopeRows,
  whereAmong,
  whereContains,
} from '../database';
import type { RequestGrant } from '../identity';

const table = 'environment_requests';
const searchedColumns = ['app', 'team', 'name', 'owner', 'repository', 'id'];
const equalColumns = [
  'class',
  'app',
  'team',
  'region',
  'component_ref',
  'tenant_id',
  'owner',
  'drift_status',
  'requested_by',
] as const;

/** Which requests are listed or counted; all of it must hold. */
export type RequestFilters = Omit<
  ListEnvironmentRequestsQuery,
  'mine' | 'my_teams' | 'awaiting_my_decision' | 'limit'
> & {
  /** Rows that the caller may have; all of the scopes must hold. */
  scopes: RequestGrant['scope'][];
  /** Only what one of these owns. */
  owners?: readonly string[];
  /** Only what this subject has requested, or one of these owns. */
  concerning?: { requested_by: string; owners: readonly string[] };
  /** Only what waits for a vote that this subject can give, or has an extension that they can decide over. */
  awaiting?: {
    principal_id: string;
    /** What they may decide over. */
    scope: RequestGrant['scope'];
  };
};

/** A query of the requests that meet the filters. */
export function filterRequests(
  knex: Knex,
  filters: RequestFilters,
): Knex.QueryBuilder {
  const query = knex(table);
  for (const scope of filters.scopes) {
    applyScope(knex, query, scope);
  }
  for (const column of equalColumns) {
    if (filters[column] !== undefined) {
      query.andWhere(column, filters[column]);
    }
  }
  if (filters.status) {
    query.whereIn('status', filters.status);
  }
  if (filters.expires_before !== undefined) {
    query.andWhere('expires_at', '<', filters.expires_before);
  }
  if (filters.owners) {
    query.whereIn('owner', filters.owners);
  }
  const { concerning } = filters;
  if (concerning) {
    query.andWhere(inner =>
      inner
        .where('requested_by', concerning.requested_by)
        .orWhereIn('owner', concerning.owners),
    );
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
  scope: RequestGrant['scope'],
  freeSeatsOnly = false,
): void {
  scopeRows(query, scope, (inner, filter: EnvironmentRequestFilter) => {
    if ('column' in filter) {
      // So that what has no tenant is, for a condition turned round, not in one of these.
      inner.where(each => {
        each.whereNotNull(filter.column);
        whereAmong(knex, each, filter.column, filter.values);
      });
    } else {
      inner.whereIn(
        'id',
        decidableBy(knex, requestTables, filter.approver_refs, freeSeatsOnly),
      );
    }
  });
}

function applyAwaiting(
  knex: Knex,
  query: Knex.QueryBuilder,
  { principal_id, scope }: NonNullable<RequestFilters['awaiting']>,
): void {
  const me = principal_id.toLocaleLowerCase('en-US');
  const extensions = knex('extension_requests')
    .where('status', 'pending')
    .whereRaw('lower(requested_by) <> ?', [me])
    .select('request_id');
  query
    // The few that wait for anybody at all, by which they are found.
    .whereIn(
      'id',
      knex(table)
        .where('status', 'pending_approval')
        .select('id')
        .unionAll(extensions.clone()),
    )
    .whereRaw('lower(requested_by) <> ?', [me])
    .andWhere(inner =>
      inner
        .where(pending => awaitVote(knex, pending, { me, scope }))
        .orWhere(extended => {
          applyScope(knex, extended, scope);
          extended
            .whereIn('status', extendableStatuses)
            .whereIn('id', extensions.clone());
        }),
    );
}

function awaitVote(
  knex: Knex,
  query: Knex.QueryBuilder,
  { me, scope }: { me: string; scope: RequestGrant['scope'] },
): void {
  applyScope(knex, query, scope, true);
  query
    .where('status', 'pending_approval')
    .whereRaw(`coalesce(lower(edited_by), '') not like ? escape '\\'`, [
      containsPattern(JSON.stringify(me)),
    ])
    .whereNotExists(
      knex('votes')
        .select(knex.raw('1'))
        .whereRaw('votes.request_id = environment_requests.id')
        .whereRaw('votes.plan_revision = environment_requests.plan_revision')
        .whereRaw('(lower(votes.decided_by) = ? or lower(votes.seat) = ?)', [
          me,
          me,
        ]),
    );
}

import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { EnvironmentRequestFilter } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import type { RowScope } from '../identity';

/** Restricts a query to the rows that a caller may have: permission is decided by the database, before paging. */
export function scopeRows(query: Knex.QueryBuilder, scope: RowScope): void {
  if (scope === 'none') {
    query.whereRaw('1 = 0');
  } else if (scope !== 'all') {
    query.andWhere(inner => applyCriteria(inner, scope));
  }
}

function applyCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<EnvironmentRequestFilter>,
): void {
  if (isAndCriteria(criteria)) {
    for (const item of criteria.allOf) {
      query.andWhere(inner => applyCriteria(inner, item));
    }
  } else if (isOrCriteria(criteria)) {
    for (const item of criteria.anyOf) {
      query.orWhere(inner => applyCriteria(inner, item));
    }
  } else if (isNotCriteria(criteria)) {
    query.whereNot(inner => applyCriteria(inner, criteria.not));
  } else {
    query.whereIn(criteria.column, criteria.values);
  }
}

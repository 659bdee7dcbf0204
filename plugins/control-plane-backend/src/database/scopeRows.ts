import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import type { RowScope } from '../identity';

/**
 * Restricts a query to the rows that a caller may have: permission is decided by the database, before paging.
 *
 * @param applyFilter - adds what one filter of the conditions demands
 */
export function scopeRows<TFilter>(
  query: Knex.QueryBuilder,
  scope: RowScope<TFilter>,
  applyFilter: (query: Knex.QueryBuilder, filter: TFilter) => void,
): void {
  const applyCriteria = (
    inner: Knex.QueryBuilder,
    criteria: PermissionCriteria<TFilter>,
  ): void => {
    if (isAndCriteria(criteria)) {
      for (const item of criteria.allOf) {
        inner.andWhere(each => applyCriteria(each, item));
      }
    } else if (isOrCriteria(criteria)) {
      for (const item of criteria.anyOf) {
        inner.orWhere(each => applyCriteria(each, item));
      }
    } else if (isNotCriteria(criteria)) {
      inner.whereNot(each => applyCriteria(each, criteria.not));
    } else {
      applyFilter(inner, criteria as TFilter);
    }
  };

  if (scope === 'none') {
    query.whereRaw('1 = 0');
  } else if (scope !== 'all') {
    query.andWhere(inner => applyCriteria(inner, scope));
  }
}

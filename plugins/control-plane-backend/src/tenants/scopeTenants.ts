import type { TenantFilter } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { scopeRows, whereAmong } from '../database';
import type { TenantGrant } from '../identity';

/** Restricts a query over tenants to those that a caller may have. */
export function scopeTenants(
  knex: Knex,
  query: Knex.QueryBuilder,
  scope: TenantGrant['scope'],
): void {
  scopeRows(query, scope, (inner, filter: TenantFilter) =>
    applyTenantFilter(knex, inner, filter),
  );
}

/** Restricts a query over rows that name a tenant to those of tenants that a caller may have. */
export function scopeRowsOfTenants(
  knex: Knex,
  query: Knex.QueryBuilder,
  scope: TenantGrant['scope'],
): void {
  if (scope !== 'all') {
    query.whereIn(
      'tenant_id',
      knex('tenants')
        .select('id')
        .modify(inner => scopeTenants(knex, inner, scope)),
    );
  }
}

function applyTenantFilter(
  knex: Knex,
  query: Knex.QueryBuilder,
  filter: TenantFilter,
): void {
  if ('column' in filter) {
    query.whereIn(filter.column, filter.values);
  } else {
    query.whereIn('id', inner =>
      inner
        .select('tenant_id')
        .from('tenant_members')
        .modify(members =>
          whereAmong(knex, members, 'member_ref', filter.member_refs),
        )
        .whereIn('role', filter.roles),
    );
  }
}

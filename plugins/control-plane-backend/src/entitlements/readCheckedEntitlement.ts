import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { databaseTime, parseJson } from '../database';
import type { TenantGrant } from '../identity';
import { scopeTenants } from '../tenants';
import type { CheckedEntitlement } from './decideCheck';

type CheckRow = Pick<CheckedEntitlement, 'slug' | 'status'> & {
  product_name: string | null;
  enabled: boolean | number | null;
  trial: boolean | number | null;
  config: string | null;
  expires_at: string | null;
  expired: number;
};

/**
 * What decides whether a tenant may use a product, in one read by primary keys: who may read it is a part of the
 * statement, and so is the time, which is the database's. Nothing when there is no such tenant within the scopes.
 */
export async function readCheckedEntitlement(
  knex: Knex,
  options: {
    tenantId: string;
    product: string;
    scopes: readonly TenantGrant['scope'][];
  },
): Promise<CheckedEntitlement | undefined> {
  const tenant = knex('tenants')
    .select('id', 'slug', 'status')
    .where('id', options.tenantId);
  for (const scope of options.scopes) {
    scopeTenants(knex, tenant, scope);
  }
  const [row]: CheckRow[] = await knex
    .from(tenant.as('tenant'))
    .leftJoin('entitlements as entitlement', join =>
      join
        .on('entitlement.tenant_id', 'tenant.id')
        .andOnVal('entitlement.product', options.product),
    )
    .leftJoin('products as product', join =>
      join.onVal('product.key', options.product),
    )
    .select({
      slug: 'tenant.slug',
      status: 'tenant.status',
      product_name: 'product.name',
      enabled: 'entitlement.enabled',
      trial: 'entitlement.trial',
      config: 'entitlement.config',
      expires_at: 'entitlement.expires_at',
      expired: knex.raw(
        'case when entitlement.expires_at <= ? then 1 else 0 end',
        [databaseTime(knex)],
      ),
    });
  return row && toChecked(row);
}

function toChecked(row: CheckRow): CheckedEntitlement {
  return {
    slug: row.slug,
    status: row.status,
    product_name: row.product_name ?? undefined,
    entitlement:
      row.config === null
        ? undefined
        : {
            enabled: Boolean(row.enabled),
            trial: Boolean(row.trial),
            config: parseJson<TenantProduct['config']>(row.config),
            expires_at: row.expires_at ?? undefined,
            expired: Boolean(row.expired),
          },
  };
}

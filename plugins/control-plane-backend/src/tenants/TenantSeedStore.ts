import { randomUUID } from 'node:crypto';
import type { TenantRole } from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import type { StoredTenant } from './TenantStore';

/** Stores tenants of the configuration with what belongs to them from the start. */
export class TenantSeedStore {
  private constructor() {}

  static create(): TenantSeedStore {
    return new TenantSeedStore();
  }

  /**
   * Stores a tenant, unless there is one with its id or slug.
   *
   * @returns whether it was stored; of several replicas that do so at once, one gets `true`
   */
  async insertMissing(
    { knex }: Transaction,
    tenant: StoredTenant,
  ): Promise<boolean> {
    const stored = await knex('tenants')
      .insert({ ...tenant, quotas: JSON.stringify(tenant.quotas) })
      .onConflict()
      .ignore()
      .returning('id');
    return stored.length > 0;
  }

  async insertMembers(
    { knex, now }: Transaction,
    tenantId: string,
    members: { ref: string; role: TenantRole }[],
  ): Promise<void> {
    for (const { ref, role } of members) {
      await knex('tenant_members').insert({
        id: randomUUID(),
        tenant_id: tenantId,
        member_ref: ref,
        role,
        created_by: 'system',
        created_at: now,
      });
    }
  }

  async insertEntitlements(
    { knex, now }: Transaction,
    tenantId: string,
    products: string[],
  ): Promise<void> {
    for (const product of products) {
      await knex('entitlements').insert({
        tenant_id: tenantId,
        product,
        enabled: true,
        config: '{}',
        trial: false,
        created_at: now,
        updated_at: now,
      });
    }
  }
}

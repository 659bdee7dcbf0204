import type { Transaction } from '../database';

/** Who is told what concerns tenants: their admins, by the id of the tenant. */
export async function listTenantAdmins(
  { knex }: Transaction,
  tenantIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows: { tenant_id: string; member_ref: string }[] = await knex(
    'tenant_members',
  )
    .select('tenant_id', 'member_ref')
    .whereIn('tenant_id', tenantIds)
    .where('role', 'admin')
    .orderBy('member_ref');
  const admins = new Map<string, string[]>(tenantIds.map(id => [id, []]));
  for (const { tenant_id, member_ref } of rows) {
    admins.get(tenant_id)?.push(member_ref);
  }
  return admins;
}

import { NotFoundError } from '@backstage/errors';
import type { Transaction } from '../database';
import type { StoredTenant, TenantStore } from '../tenants';

/**
 * Reads a tenant and keeps what it is entitled to as it is until the transaction ends.
 *
 * @throws `NotFoundError` when it was deleted since the caller was found to be allowed to see it.
 */
export async function lockTenant(
  tenants: TenantStore,
  transaction: Transaction,
  id: string,
): Promise<StoredTenant> {
  const tenant = await tenants.lock(transaction, id);
  if (!tenant) {
    throw new NotFoundError('There is no such tenant, or you may not see it');
  }
  return tenant;
}

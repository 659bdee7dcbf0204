import type { Tenant } from '@groundwork/plugin-control-plane-common';
import type { AuditActor } from '../audit';
import { withoutNulls, type Transaction } from '../database';
import type { TenantEvent, TenantRecorder } from './TenantRecorder';
import type { StoredTenant, TenantChange, TenantStore } from './TenantStore';

/** What is kept for the control plane alone and is no part of what people are told. */
const untold = ['warned_days'];

/** What changed of a tenant, by field; a side is absent where there was, or is, no value. */
export type TenantChanges = Record<string, { from?: unknown; to?: unknown }>;

/** What a change alters, in the form that the audit log keeps. */
export function changesOf(
  tenant: StoredTenant,
  change: TenantChange,
): TenantChanges {
  const changes: TenantChanges = {};
  for (const [field, value] of Object.entries(change)) {
    const from = tenant[field as keyof StoredTenant];
    const to = value ?? undefined;
    if (from !== to && !untold.includes(field)) {
      changes[field] = {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      };
    }
  }
  return changes;
}

/** What a new tenant begins with, in the same form. */
export function changesMade(tenant: Tenant): TenantChanges {
  const { id: _id, created_at: _made, updated_at: _changed, ...rest } = tenant;
  return Object.fromEntries(
    Object.entries(rest).map(([field, to]) => [field, { to }]),
  );
}

/**
 * Changes a tenant that the transaction has locked and writes what happened, with the values before and after. A change
 * that alters nothing is not written.
 *
 * @returns what the tenant is now
 */
export async function changeTenant(
  options: { tenants: TenantStore; recorder: TenantRecorder },
  transaction: Transaction,
  actor: AuditActor,
  tenant: StoredTenant,
  change: TenantChange,
  event: Omit<TenantEvent, 'part'>,
): Promise<StoredTenant> {
  const changes = changesOf(tenant, change);
  if (Object.keys(changes).length === 0) {
    return tenant;
  }
  await options.tenants.update(transaction, tenant.id, change);
  await options.recorder.tell(transaction, actor, tenant, {
    ...event,
    metadata: { ...event.metadata, changes },
    part: 'tenant',
  });
  return withoutNulls({
    ...tenant,
    ...change,
    updated_at: transaction.now,
  }) as StoredTenant;
}

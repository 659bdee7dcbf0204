import { randomUUID } from 'node:crypto';
import type { StoredTenant } from '../tenants';

/** A tenant that is as far along as tenants get, with an id and a slug of its own. */
export function aTenant(change: Partial<StoredTenant> = {}): StoredTenant {
  const id = change.id ?? randomUUID();
  return {
    id,
    slug: `tenant-${id.slice(0, 8)}`,
    name: 'Acme',
    status: 'active',
    kind: 'customer',
    plan: 'starter',
    cancel_at_period_end: false,
    quotas: {},
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}

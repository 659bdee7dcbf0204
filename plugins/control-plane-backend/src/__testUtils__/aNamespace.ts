import { randomUUID } from 'node:crypto';
import type { StoredNamespace } from '../namespaces';

/** A namespace that waits to be made, with an id and a name of its own. */
export function aNamespace(
  change: Partial<StoredNamespace> = {},
): StoredNamespace {
  const id = randomUUID();
  return {
    id,
    composite_name: `ns-${id}`,
    name_components: {},
    metadata: {},
    status: 'provisioning',
    status_message: '',
    drift_status: 'unknown',
    created_by: 'user:default/ana',
    created_at: '2026-01-31T12:00:00.000Z',
    updated_at: '2026-01-31T12:00:00.000Z',
    ...change,
  };
}

import { createHash } from 'node:crypto';
import type { AuditEventRow } from './AuditStore';

/** Stands where there is no event before. */
export const zeroHash = '0'.repeat(64);

/**
 * What of an event is sealed: every column but `tenant_id`, which becomes null when the tenant is deleted; what it was
 * is in `written_tenant_id`. In the order of canonical JSON. `placement_id` is left out of the JSON where it is null: it
 * came when there were chains already, which hold as they were sealed.
 */
export const sealedColumns = [
  'action',
  'actor_id',
  'actor_name',
  'actor_type',
  'created_at',
  'http_request_id',
  'id',
  'message',
  'metadata',
  'placement_id',
  'product',
  'project_id',
  'reported_by',
  'source_ip',
  'target_id',
  'target_name',
  'target_type',
  'user_agent',
  'written_tenant_id',
] as const satisfies readonly (keyof AuditEventRow)[];

/**
 * SHA-256, in hex, of the canonical JSON of an event as it stands, its place and the hash before it.
 *
 * @param event - absent when the event was gone before it was sealed: the seal tells that there was one
 */
export function hashOfSeal(
  seal: { position: number; previous_hash: string },
  event: AuditEventRow | undefined,
): string {
  // The keys are in order already, so that this is canonical without sorting them anew for every event.
  const text = JSON.stringify({
    event: event
      ? Object.fromEntries(
          sealedColumns
            .map(column => [column, event[column] ?? null] as const)
            .filter(
              ([column, value]) => column !== 'placement_id' || value !== null,
            ),
        )
      : null,
    position: seal.position,
    previous_hash: seal.previous_hash,
  });
  return createHash('sha256').update(text).digest('hex');
}

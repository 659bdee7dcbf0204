import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';

/** Something that a person did to an environment, with what is given laid over. */
export function exampleAuditEvent(
  changes: Partial<AuditEvent> = {},
): AuditEvent {
  return {
    id: 48_211,
    actor_id: 'user:default/ana',
    actor_name: 'Ana',
    actor_type: 'user',
    action: 'environment-request.extended',
    target_id: exampleId(1),
    target_type: 'environment-request',
    target_name: 'payments-api-preview-0001',
    message: 'Extended by 24 h',
    metadata: {
      hours: '24',
      before: { expires_at: '2026-01-01T12:00:00.000Z' },
      after: { expires_at: '2026-01-02T12:00:00.000Z' },
    },
    source_ip: '192.0.2.14',
    user_agent: 'Mozilla/5.0',
    http_request_id: '5c1d2e3f-0000-4000-8000-0000000000aa',
    position: 48_211,
    hash: 'a1'.repeat(32),
    previous_hash: 'b2'.repeat(32),
    created_at: hoursFromNow(-0.5),
    ...changes,
  };
}

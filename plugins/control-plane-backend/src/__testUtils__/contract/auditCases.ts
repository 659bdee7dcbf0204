import { actors, without } from './Actor';
import type { OperationCases } from './OperationCase';

const watchers = ['ada', 'vic', 'ben'] as const;

/** The audit log. */
export const auditCases: OperationCases = {
  listAuditEvents: {
    call: ({ a }) => ({ query: { tenant_id: a.id } }),
    may: without(actors, 'gus'),
    sees: ['gus'],
  },
  appendAuditEvent: {
    call: ({ a }) => ({
      json: {
        tenant_id: a.id,
        action: 'scan.finished',
        actor_id: 'amy',
        metadata: { findings: 3 },
      },
    }),
    may: ['ada', 'pat'],
    sees: without(actors, 'ada', 'pat'),
    names: [],
  },
  exportAuditEvents: {
    call: ({ a }) => ({ query: { tenant_id: a.id, format: 'csv' } }),
    may: without(actors, 'gus'),
    sees: ['gus'],
    variants: [{ query: { format: 'ndjson' } }],
  },
  verifyAuditChain: {
    call: () => ({ query: { limit: '10' } }),
    variants: [{ headers: { accept: 'application/x-ndjson' } }],
    may: watchers,
    sees: without(actors, ...watchers),
  },
  getAuditChain: {
    call: () => ({}),
    may: watchers,
    sees: without(actors, ...watchers),
  },
};

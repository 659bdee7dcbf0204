import type { TemplateGate } from '@groundwork/plugin-control-plane-common';

const refused = { allowed: false, reason: 'Not in this test' };

/** A gate as the control plane answers with. */
export function aTemplateGate(
  overrides: Partial<TemplateGate> = {},
): TemplateGate {
  return {
    id: '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a02',
    template_ref: 'template:default/grant-access',
    template_title: 'Grant access',
    task_id: 'mock-task-id',
    title: 'Access to production',
    parameters: { role: 'admin' },
    parameters_digest: `sha256:${'0'.repeat(64)}`,
    policy: 'release',
    status: 'pending',
    approvals_required: 1,
    approvals_given: 0,
    approvers: [{ ref: 'role:approver', via: 'policy' }],
    requested_by: 'user:default/ana',
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    expires_at: '2026-01-08T00:00:00.000Z',
    actions: { approve: refused, reject: refused, cancel: refused },
    ...overrides,
  };
}

/** A gate that somebody has approved. */
export function anOpenGate(by = 'user:default/ben'): TemplateGate {
  const decided_at = '2026-01-01T01:00:00.000Z';
  return aTemplateGate({
    status: 'approved',
    approvals_given: 1,
    decided_by: by,
    reason: 'Fine',
    decided_at,
    votes: [
      {
        id: 1,
        decision: 'approve',
        reason: 'Fine',
        parameters_digest: `sha256:${'0'.repeat(64)}`,
        decided_by: by,
        authentication: { method: 'backstage' },
        created_at: decided_at,
      },
    ],
  });
}

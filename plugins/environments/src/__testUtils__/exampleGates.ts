import type {
  EnvironmentEvent,
  TemplateGate,
  TemplateGateVote,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';

/** A run of a template that waits for the caller's decision, with what is given laid over. */
export function exampleGate(
  overrides: Partial<TemplateGate> = {},
): TemplateGate {
  return {
    id: exampleId(60),
    template_ref: 'template:default/new-service',
    template_title: 'New service',
    task_id: '3f0c2f1e-6d35-4a6e-9a63-0c3f8a0f7b11',
    step_name: 'Ask for approval',
    title: 'New service checkout for team-web',
    summary: 'It takes cards, so that two people look at it.',
    component_ref: 'component:default/payments-api',
    parameters: {
      name: 'checkout',
      owner: 'group:default/team-web',
      public: false,
      replicas: 3,
      regions: ['us-east-1', 'eu-central-1'],
      database: { engine: 'postgres', storageGib: 20 },
    },
    parameters_digest: `sha256:${'c3'.repeat(32)}`,
    policy: 'new-services',
    status: 'pending',
    approvals_required: 2,
    approvals_given: 1,
    approvers: [{ ref: 'role:approver', via: 'policy' }],
    requested_by: 'user:default/ana',
    created_at: hoursFromNow(-3),
    updated_at: hoursFromNow(-2),
    expires_at: hoursFromNow(21),
    actions: {
      approve: { allowed: true },
      reject: { allowed: true },
      cancel: { allowed: false, reason: 'Only whoever asked may cancel it' },
    },
    votes: [exampleGateVote()],
    ...overrides,
  };
}

/** An approval of such a run, with what is given laid over. */
export function exampleGateVote(
  overrides: Partial<TemplateGateVote> = {},
): TemplateGateVote {
  return {
    id: 1,
    decision: 'approve',
    reason: 'We planned it together.',
    parameters_digest: `sha256:${'c3'.repeat(32)}`,
    decided_by: 'user:default/ben',
    authentication: { method: 'backstage' },
    created_at: hoursFromNow(-2),
    ...overrides,
  };
}

/** What happened to such a run: it was asked for, and somebody approved. */
export function exampleGateEvents(): EnvironmentEvent[] {
  const metadata = {
    template_ref: 'template:default/new-service',
    task_id: '3f0c2f1e-6d35-4a6e-9a63-0c3f8a0f7b11',
    policy: 'new-services',
    parameters_digest: `sha256:${'c3'.repeat(32)}`,
  };
  return [
    {
      id: 2,
      action: 'template-gate.approval-given',
      actor_id: 'user:default/ben',
      actor_type: 'user',
      message: 'Approved: We planned it together.',
      metadata: {
        ...metadata,
        reason: 'We planned it together.',
        authentication: 'backstage',
        given: '1',
        required: '2',
      },
      created_at: hoursFromNow(-2),
    },
    {
      id: 1,
      action: 'template-gate.requested',
      actor_id: 'user:default/ana',
      actor_type: 'user',
      message: 'Asked for approval: New service checkout for team-web',
      metadata,
      created_at: hoursFromNow(-3),
    },
  ];
}

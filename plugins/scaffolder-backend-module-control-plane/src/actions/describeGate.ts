import type { TemplateGate } from '@groundwork/plugin-control-plane-common';

/** Whom a run waits for, and how long, for the log of the task. */
export function describeGateRequest(gate: TemplateGate, url: string): string {
  const { title, policy, approvers, expires_at } = gate;
  const who = approvers.map(({ ref }) => ref).join(', ');
  return [
    `Asked for approval of: ${title}, by the policy ${policy}`,
    ...(who ? [`Who may decide: ${who}`] : []),
    ...(expires_at ? [`It ends without a decision at ${expires_at}`] : []),
    `It is decided at ${url}; this page may be closed meanwhile`,
  ].join('\n');
}

/** How far the decision is. */
export function describeGateProgress(gate: TemplateGate): string {
  const { approvals_given: given, approvals_required: required } = gate;
  const escalated = gate.escalated_at
    ? '. Nobody decided in time: others may decide as well'
    : '';
  return `It has ${given} of ${required} ${required === 1 ? 'approval' : 'approvals'}${escalated}`;
}

/** What was decided, by whom, and why. */
export function describeGateEnd(gate: TemplateGate): string {
  const { title, status, decided_by, reason } = gate;
  const by = decided_by ? ` by ${decided_by}` : '';
  const why = reason ? `: ${reason}` : '';
  switch (status) {
    case 'expired':
      return `${title} was not approved${why}`;
    case 'approved':
    case 'rejected':
    case 'cancelled':
      return `${title} was ${status}${by}${why}`;
    default:
      return `${title} waits for an approval`;
  }
}

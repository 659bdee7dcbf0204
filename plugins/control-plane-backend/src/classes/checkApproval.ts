import type { ApprovalPolicy } from '@groundwork/plugin-control-plane-common';
import type { FieldProblem } from '../http/errors';

/** A policy as it is kept: references in lower case, as the catalog writes them, and each once. */
export function normalizeApproval(policy: ApprovalPolicy): ApprovalPolicy {
  const { approvers, escalation, ...rest } = policy;
  return {
    ...rest,
    ...(policy.mode === 'required' && {
      required_approvals: policy.required_approvals ?? 1,
    }),
    ...(approvers && { approvers: normalizeRefs(approvers) }),
    ...(escalation && {
      escalation: {
        ...escalation,
        approvers: normalizeRefs(escalation.approvers),
      },
    }),
  };
}

/**
 * Finds what can never be: more approvals than there are people for, an escalation after the end, a policy for nothing.
 *
 * @param options - whether extensions need an approval as well, which approvers may be named for
 */
export function checkApproval(
  policy: ApprovalPolicy,
  options: { extensionBeyond?: boolean } = {},
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const report = (key: string, message: string) =>
    problems.push({ field: `approval.${key}`, message });
  const { approvers, escalation } = policy;
  if (policy.mode === 'automatic') {
    for (const key of [
      'required_approvals',
      'approvers',
      'timeout_hours',
      'reminder_hours',
      'escalation',
    ] as const) {
      const isForExtensions = key === 'approvers' && options.extensionBeyond;
      if (policy[key] !== undefined && !isForExtensions) {
        report(key, 'says nothing where no approval is required');
      }
    }
    return problems;
  }
  const required = policy.required_approvals ?? 1;
  if (approvers?.every(isOne) && required > approvers.length) {
    report(
      'required_approvals',
      `must not be greater than the number of approvers, which is ${approvers.length}`,
    );
  }
  if (
    escalation &&
    policy.timeout_hours !== undefined &&
    escalation.after_hours >= policy.timeout_hours
  ) {
    report(
      'escalation.after_hours',
      'must be less than timeout_hours, as the request is cancelled then',
    );
  }
  return problems;
}

/** Whether an approver has one vote; a group, a role and the owner of a component can have any number. */
function isOne(approver: string): boolean {
  return /^(user|approver-client):/.test(approver);
}

function normalizeRefs(refs: readonly string[]): string[] {
  return [...new Set(refs.map(ref => ref.toLocaleLowerCase('en-US')))];
}

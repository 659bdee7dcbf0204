import type { ApprovalPolicy } from '@groundwork/plugin-control-plane-common';
import { z } from 'zod';
import { withoutAbsent } from './withoutAbsent';

const waitingHours = z.int().min(1).max(8_760);

const approver = z
  .string()
  .max(200)
  .regex(
    /^(component-owner|role:approver|approver-client:[a-z0-9]([-a-z0-9]*[a-z0-9])?|(user|group):[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+)$/,
    'must be a user or a group, component-owner, role:approver, or approver-client: and a name',
  );
const approvers = z.array(approver).min(1).max(50);

/** Who decides, how many of them, and until when: of the requests of a class, or of gates. */
export const approvalPolicySchema = z.strictObject({
  required: z.boolean().default(true),
  requiredApprovals: z.int().min(1).max(20).optional(),
  approvers: approvers.optional(),
  timeoutHours: waitingHours.optional(),
  reminderHours: waitingHours.optional(),
  escalation: z
    .strictObject({ afterHours: waitingHours, approvers })
    .optional(),
});

/** A policy of the configuration as the API tells of it. */
export function toApproval(
  value: z.output<typeof approvalPolicySchema> & { allowUnplanned?: boolean },
): ApprovalPolicy {
  return withoutAbsent({
    mode: value.required ? ('required' as const) : ('automatic' as const),
    required_approvals: value.requiredApprovals,
    approvers: value.approvers,
    allow_unplanned: value.allowUnplanned,
    timeout_hours: value.timeoutHours,
    reminder_hours: value.reminderHours,
    escalation: value.escalation && {
      after_hours: value.escalation.afterHours,
      approvers: value.escalation.approvers,
    },
  });
}

/** The keys that somebody wrote for the fields of a policy. */
export const approvalKeys: Readonly<Record<string, string[]>> = {
  required_approvals: ['requiredApprovals'],
  approvers: ['approvers'],
  timeout_hours: ['timeoutHours'],
  reminder_hours: ['reminderHours'],
  escalation: ['escalation'],
  'escalation.after_hours': ['escalation', 'afterHours'],
};

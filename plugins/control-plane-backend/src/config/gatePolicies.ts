import type { ApprovalPolicy } from '@groundwork/plugin-control-plane-common';
import { z } from 'zod';
import { checkApproval, normalizeApproval } from '../classes/checkApproval';
import {
  approvalKeys,
  approvalPolicySchema,
  toApproval,
} from './approvalPolicySchema';
import { dnsLabel } from './dnsLabel';

/** A run waits so long where its policy does not say how long. */
const timeoutHoursDefault = 7 * 24;

/** `controlPlane.approvals.policies`: who decides over gates of template runs, by name of the policy. */
export const gatePoliciesSchema = z
  .record(
    dnsLabel,
    approvalPolicySchema.transform((value, context): ApprovalPolicy => {
      const policy = normalizeApproval(toApproval(value));
      for (const { field, message } of checkApproval(policy)) {
        context.addIssue({
          code: 'custom',
          path: approvalKeys[field.replace(/^approval\./, '')],
          message,
        });
      }
      for (const [path, named] of [
        ['approvers', policy.approvers],
        ['escalation', policy.escalation?.approvers],
      ] as const) {
        if (named?.some(ref => ref.startsWith('approver-client:'))) {
          context.addIssue({
            code: 'custom',
            path: [path],
            message:
              'must not name an approver client: machines decide over environment requests alone',
          });
        }
      }
      return policy.mode === 'required'
        ? { timeout_hours: timeoutHoursDefault, ...policy }
        : policy;
    }),
  )
  .default({});

import { z } from 'zod';
import { rememberSet } from './rememberSet';
import { toMemberRef } from './toMemberRef';

const approversOf = rememberSet(toMemberRef);

/** What rules are told that ask who may decide. */
export const approverParameters = z.object({
  refs: z
    .array(z.string())
    .describe(
      'Entity references, approver-client:<name> or role:approver, as whom somebody decides',
    ),
});

/** Whether one of these may decide over what is waited for. */
export function namesApprover(
  { approver_refs }: { approver_refs: readonly string[] },
  { refs }: z.output<typeof approverParameters>,
): boolean {
  return approver_refs.some(ref => approversOf(refs).has(ref));
}

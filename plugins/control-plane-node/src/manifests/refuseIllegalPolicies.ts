import { TerminalRuntimeError } from '../errors';
import type { DesiredNamespace } from '../runtime';
import { policyProblems } from './policyProblems';

/**
 * Looks at policies again, whoever looked at them before: a label of theirs could take a mark of the control plane or of
 * the cluster.
 *
 * @throws TerminalRuntimeError with the reason `IllegalPolicies`
 */
export function refuseIllegalPolicies({ policies }: DesiredNamespace): void {
  const problems = policies ? policyProblems(policies) : [];
  if (problems.length > 0) {
    throw new TerminalRuntimeError(
      `The policies of the environment cannot be brought about: ${problems
        .map(({ field, message }) => `${field} ${message}`)
        .join('; ')
        .slice(0, 800)}`,
      { reason: 'IllegalPolicies' },
    );
  }
}

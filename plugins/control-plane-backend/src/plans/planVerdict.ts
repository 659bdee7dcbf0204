import type {
  ApprovalPolicy,
  Plan,
  PlannedChanges,
  PolicyResult,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import type { FieldProblem } from '../http/errors';

/** What policy checks say against a plan: with any of it, nobody may bring it about, whoever approves. */
export function deniedResults(
  plan: Pick<Plan, 'policy_results'>,
): PolicyResult[] {
  return plan.policy_results.filter(({ result }) => result === 'deny');
}

/** How many policy checks warn of a plan. */
export function countWarnings(plan: Pick<Plan, 'policy_results'>): number {
  return plan.policy_results.filter(({ result }) => result === 'warn').length;
}

/** How many resources a plan creates, changes and deletes, on all targets together. */
export function countChanges({
  targets,
}: Pick<Plan, 'targets'>): PlannedChanges {
  const counts: PlannedChanges = { create: 0, update: 0, delete: 0 };
  for (const { action } of targets.flatMap(({ changes }) => changes)) {
    if (action !== 'none') {
      counts[action] += 1;
    }
  }
  return counts;
}

/** Every denial, as what is wrong with a request. */
export function denialProblems(
  plan: Pick<Plan, 'policy_results'>,
): FieldProblem[] {
  return deniedResults(plan).map(({ check, message }) => ({
    field: 'policy',
    message: `${check}: ${message}`,
  }));
}

/** The runtime environments that could not say what would change on them. */
export function unplannedTargets(plan: Pick<Plan, 'targets'>): TargetPlan[] {
  return plan.targets.filter(({ available }) => !available);
}

/** Whether a class lets through what could not be planned everywhere; by default only what needs no approval. */
export function allowsUnplanned(
  approval: Pick<ApprovalPolicy, 'mode' | 'allow_unplanned'>,
): boolean {
  return approval.allow_unplanned ?? approval.mode === 'automatic';
}

/** Says in a sentence why a plan cannot be approved, by anybody; `undefined` when it can. */
export function refusalToApprove(
  plan: Pick<Plan, 'policy_results' | 'targets'>,
  approval: Pick<ApprovalPolicy, 'mode' | 'allow_unplanned'>,
): string | undefined {
  const denied = deniedResults(plan);
  if (denied.length > 0) {
    return `Policy checks deny it. ${denied
      .map(({ title, message }) => `${title}: ${message}`)
      .join(' ')}`;
  }
  const unplanned = unplannedTargets(plan);
  return unplanned.length > 0 && !allowsUnplanned(approval)
    ? `${listOf(unplanned.map(({ title }) => title))} could not plan. Plan again once that works.`
    : undefined;
}

function listOf(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

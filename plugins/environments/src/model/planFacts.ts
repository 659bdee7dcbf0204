import type {
  Plan,
  PolicyResult,
} from '@groundwork/plugin-control-plane-common';

const GRAVITY: PolicyResult['result'][] = ['deny', 'warn', 'pass'];

/** Results of policy checks, what stands in the way first. */
export function gravestFirst(results: PolicyResult[]): PolicyResult[] {
  return results.toSorted(
    (a, b) => GRAVITY.indexOf(a.result) - GRAVITY.indexOf(b.result),
  );
}

/** Whether a policy check denies a plan, so that nobody can approve it. */
export function isDenied(plan: Pick<Plan, 'policy_results'>): boolean {
  return plan.policy_results.some(({ result }) => result === 'deny');
}

/** How many policy checks warn of a plan. */
export function countWarnings(plan: Pick<Plan, 'policy_results'>): number {
  return plan.policy_results.filter(({ result }) => result === 'warn').length;
}

/** What two plans of a request say otherwise beside their resources. */
export type PlanFactChanges = {
  /** US dollars a month. */
  cost?: [before: number, after: number];
  /** Hours. */
  lifetime?: [before: number, after: number];
  classVersion?: [before: number, after: number];
  policies: PolicyChange[];
};

/** A policy check that says something else; absent where it did not look. */
export type PolicyChange = {
  check: string;
  title: string;
  target?: string;
  before?: PolicyResult['result'];
  after?: PolicyResult['result'];
};

/** What a later plan of a request says otherwise beside its resources. */
export function compareFacts(earlier: Plan, later: Plan): PlanFactChanges {
  return {
    cost: changed(
      earlier.estimated_monthly_cost_usd,
      later.estimated_monthly_cost_usd,
    ),
    lifetime: changed(earlier.ttl_hours, later.ttl_hours),
    classVersion: changed(earlier.class_version, later.class_version),
    policies: comparePolicies(earlier.policy_results, later.policy_results),
  };
}

/** Whether {@link compareFacts} found nothing. */
export function areSameFacts(changes: PlanFactChanges): boolean {
  const { policies, cost, lifetime, classVersion } = changes;
  return policies.length === 0 && !cost && !lifetime && !classVersion;
}

function changed(before: number, after: number): [number, number] | undefined {
  return before === after ? undefined : [before, after];
}

function comparePolicies(
  earlier: PolicyResult[],
  later: PolicyResult[],
): PolicyChange[] {
  const keyOf = ({ check, target = '' }: PolicyResult) => `${check} ${target}`;
  const before = new Map(earlier.map(result => [keyOf(result), result]));
  const after = new Map(later.map(result => [keyOf(result), result]));
  const changes: PolicyChange[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key);
    const is = after.get(key);
    const either = is ?? was;
    if (either && was?.result !== is?.result) {
      const { check, title, target } = either;
      changes.push({
        check,
        title,
        target,
        before: was?.result,
        after: is?.result,
      });
    }
  }
  return changes;
}

import type {
  Plan,
  PlannedChange,
  PlannedResource,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneWords } from '../../translation';

/** What a plan does on one target, in numbers and in words. @public */
export type PlanSummary = Record<PlannedChange['action'], number>;

const WORDS = [
  ['create', 'plan.toCreate'],
  ['update', 'plan.toUpdate'],
  ['delete', 'plan.toDelete'],
] as const;

/** Counts what is done to the resources of a target. @public */
export function summarizeTargetPlan(
  target: Pick<TargetPlan, 'changes'>,
): PlanSummary {
  const summary: PlanSummary = { create: 0, update: 0, delete: 0, none: 0 };
  for (const change of target.changes) {
    summary[change.action] += 1;
  }
  return summary;
}

/** The same in words: `6 to create`, `1 to change, 2 to delete`, `nothing to do`. @public */
export function describePlanSummary(
  summary: PlanSummary,
  t: ControlPlaneWords,
): string {
  const parts = WORDS.filter(([action]) => summary[action] > 0).map(
    ([action, words]) => t(words, { number: String(summary[action]) }),
  );
  return parts.join(', ') || t('plan.nothing');
}

/** The folder that all resources are in, with a slash at its end; empty when there is none. */
export function commonFolder(resources: PlannedResource[]): string {
  const [first, ...rest] = resources.map(({ location }) =>
    location.slice(0, location.lastIndexOf('/') + 1).split('/'),
  );
  if (!first) {
    return '';
  }
  const shared = first.findIndex((part, index) =>
    rest.some(parts => parts[index] !== part),
  );
  const parts = shared === -1 ? first : [...first.slice(0, shared), ''];
  return parts.join('/');
}

/** A resource that two plans would write differently. @public */
export type PlanDifference = {
  /** Title of the target. */
  target: string;
  resource: PlannedResource;
  /** What the earlier plan would have written; absent when it would not have. */
  before?: string;
  /** What the later plan will write; absent when it will not. */
  after?: string;
};

/** What a later plan does otherwise than an earlier one. @public */
export function comparePlans(earlier: Plan, later: Plan): PlanDifference[] {
  const before = indexResources(earlier);
  const after = indexResources(later);
  const differences: PlanDifference[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key);
    const will = after.get(key);
    const either = will ?? was;
    if (either && was?.resource.content !== will?.resource.content) {
      differences.push({
        ...either,
        before: was?.resource.content,
        after: will?.resource.content,
      });
    }
  }
  return differences;
}

function indexResources(plan: Plan) {
  return new Map(
    plan.targets.flatMap(target =>
      target.resources.map(resource => [
        `${target.runtime} ${resource.id}`,
        { target: target.title, resource },
      ]),
    ),
  );
}

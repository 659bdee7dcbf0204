export * from './PlanDiff';
export * from './PlanDifferences';
export {
  comparePlans,
  describePlanSummary,
  summarizeTargetPlan,
  type PlanDifference,
  type PlanSummary,
} from './planSummary';

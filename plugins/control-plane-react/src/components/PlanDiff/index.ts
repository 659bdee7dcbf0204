export * from './PlanDiff';
export * from './PlanDifferences';
export * from './planSummary';

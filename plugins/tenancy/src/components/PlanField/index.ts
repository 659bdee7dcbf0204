export * from './PlanField';

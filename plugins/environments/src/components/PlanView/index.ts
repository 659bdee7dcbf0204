export * from './PlanView';

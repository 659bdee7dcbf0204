export * from './ApprovalProgress';
export * from './Approvers';
export * from './CostItems';
export * from './PolicyResults';
export * from './Votes';
export * from './RiskFacts';
export * from './RiskLevel';
export * from './useRiskWords';

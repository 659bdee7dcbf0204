export * from './canonicalJson';
export * from './checks';
export * from './createPlanner';
export * from './EnvironmentPlanner';
export * from './namespaceName';
export * from './planVerdict';
export * from './PolicyChecks';

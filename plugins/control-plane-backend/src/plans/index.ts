export * from './canonicalJson';
export * from './EnvironmentPlanner';
export * from './namespaceName';

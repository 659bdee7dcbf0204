export * from './conditions';
export * from './resourceRef';
export * from './roleMembership';
export * from './rolePolicy';
export * from './rules';
export * from './tenantResourceRef';
export * from './tenantRules';

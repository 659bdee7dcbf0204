export * from './days';
export * from './describeTenant';
export * from './quotas';
export * from './slugs';
export * from './tenantRoles';

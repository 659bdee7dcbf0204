export * from './environmentLifecycle';
export * from './tenantLifecycle';

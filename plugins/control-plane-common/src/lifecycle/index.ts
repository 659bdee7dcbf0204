export * from './environmentLease';
export * from './environmentLifecycle';
export * from './tenantLifecycle';

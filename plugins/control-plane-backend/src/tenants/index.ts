export * from './TenantAccess';
export * from './TenantRecorder';
export * from './TenantStore';
export * from './createTenants';
export * from './scopeTenants';
export * from './QuotaStore';
export * from './TenantQuotas';

export * from './TenantEntitlements';

export * from './TenantName';

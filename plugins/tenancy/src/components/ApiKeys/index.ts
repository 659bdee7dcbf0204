export * from './TenantApiKeys';

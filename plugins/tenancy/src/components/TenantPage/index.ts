export * from './TenantPage';

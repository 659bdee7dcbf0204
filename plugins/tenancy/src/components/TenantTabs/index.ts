export * from './TenantTabs';

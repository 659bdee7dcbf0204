export * from './TenantListPage';

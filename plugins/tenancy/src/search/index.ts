export * from './TenantSearchResult';

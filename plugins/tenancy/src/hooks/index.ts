export * from './useTenancyQuery';
export * from './tenantQueries';
export * from './useTenantListParameters';
export * from './useCreateTenantRefusal';

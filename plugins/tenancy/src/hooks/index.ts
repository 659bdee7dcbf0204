export * from './useTenancyQuery';
export * from './tenantQueries';

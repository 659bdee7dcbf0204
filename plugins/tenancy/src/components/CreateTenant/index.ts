export * from './CreateTenantButton';

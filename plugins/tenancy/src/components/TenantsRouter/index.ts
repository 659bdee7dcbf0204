export * from './TenantsRouter';

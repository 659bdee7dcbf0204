export * from './ServiceAccountsTab';

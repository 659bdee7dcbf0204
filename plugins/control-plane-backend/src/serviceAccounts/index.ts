export * from './createServiceAccounts';

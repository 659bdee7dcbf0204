export * from './createServiceAccounts';
export * from './ServiceAccountTokenStore';
export * from './ServiceAccountVerifier';

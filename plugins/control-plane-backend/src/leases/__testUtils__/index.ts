export * from './aLeasePolicy';
export * from './createTestLeases';
export * from './useLeaseApi';

export * from './aPlacement';
export * from './aRequest';
export * from './createGate';
export * from './createTestStores';
export * from './InMemoryAdapter';
export * from './mintToken';
export * from './startControlPlane';
export * from './waitFor';

export * from './InMemoryAdapter';
export * from './mintToken';
export * from './startControlPlane';
export * from './waitFor';

export * from './applyNamespace';
export * from './checkHealth';
export * from './planNamespace';
export * from './removeNamespace';

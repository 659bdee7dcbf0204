export * from './callerOf';
export * from './createRouter';
export * from './errors';

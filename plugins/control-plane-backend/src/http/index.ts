export * from './callerOf';
export * from './createRouter';
export * from './errors';
export * from './page';

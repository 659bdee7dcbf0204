export * from './ownership';
export * from './renderObjects';

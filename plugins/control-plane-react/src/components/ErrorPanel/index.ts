export * from './describeError';
export * from './ErrorPanel';

export * from './comeBackOnline';
export * from './exampleError';
export * from './examples';
export * from './mockTenancy';
export * from './mockWidth';
export * from './renderPage';

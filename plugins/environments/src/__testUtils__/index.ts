export * from './comeBackOnline';
export * from './examples';
export * from './mockControlPlane';
export * from './mockWidth';
export * from './renderPage';

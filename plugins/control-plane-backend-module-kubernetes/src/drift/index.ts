export * from './compareObject';
export * from './managedFields';
export * from './projectObject';
export * from './mendingOf';
export * from './observeNamespace';

export * from './namespaceQueries';
export * from './readAll';
export * from './runtimeQueries';
export * from './useNamespaceListParameters';
export * from './useQueueParameters';
export * from './useRefusal';

export * from './environmentLifecycle';

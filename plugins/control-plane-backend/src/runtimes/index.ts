export * from './callRuntime';
export * from './Runtimes';
export * from './tidyMessage';

export * from './callRuntime';
export * from './RuntimeGroupStore';
export * from './Runtimes';
export * from './RuntimeStore';
export * from './tidyMessage';

export * from './callRuntime';
export * from './createRuntimes';
export * from './RuntimeGroupStore';
export * from './Runtimes';
export * from './RuntimeStore';
export * from './tidyMessage';

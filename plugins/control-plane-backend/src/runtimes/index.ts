export * from './callRuntime';
export * from './Runtimes';

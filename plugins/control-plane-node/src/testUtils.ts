/**
 * The contract that every runtime adapter is held to, and a runtime in memory for tests of what uses adapters.
 *
 * @packageDocumentation
 */
export { anyAddress } from './testUtils/contractTools';
export * from './testUtils/exampleNamespace';
export * from './testUtils/MemoryRuntime';
export * from './testUtils/runtimeAdapterContract';
export * from './testUtils/RuntimeAdapterHarness';

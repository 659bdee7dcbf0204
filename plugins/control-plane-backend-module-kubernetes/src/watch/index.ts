export { SyncMemory } from './SyncMemory';
export * from './watchNamespaces';

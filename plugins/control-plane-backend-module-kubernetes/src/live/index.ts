export * from './Cluster';
export type { LiveNamespace } from './LiveNamespace';
export * from './requireOwnership';
export * from './termination';

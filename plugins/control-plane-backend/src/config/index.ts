export type * from './apiKeysSchema';
export type * from './auditSchema';
export type * from './leasesSchema';
export type * from './identityGroupsSchema';
export type * from './namespacesSchema';
export * from './readControlPlaneConfig';
export * from './readReconcilerConfig';
export type * from './runtimesSchema';
export type * from './tenancySchema';

export type * from './apiKeysSchema';
export type * from './auditSchema';
export type * from './leasesSchema';
export * from './readControlPlaneConfig';
export * from './readReconcilerConfig';
export type * from './tenancySchema';

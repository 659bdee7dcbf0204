export type * from './apiKeysSchema';
export type * from './auditSchema';
export * from './readControlPlaneConfig';
export * from './readReconcilerConfig';
export type * from './tenancySchema';

export * from './readControlPlaneConfig';
export * from './readReconcilerConfig';

export * from './readControlPlaneConfig';

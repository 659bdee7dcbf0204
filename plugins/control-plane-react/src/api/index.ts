export * from './controlPlaneApiRef';
export { createControlPlaneApi } from './createControlPlaneApi';
export * from './runtimesApiRef';
export * from './tenancyApiRef';

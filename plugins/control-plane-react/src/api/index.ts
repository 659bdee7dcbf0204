export * from './controlPlaneApiRef';
export * from './runtimesApiRef';
export * from './tenancyApiRef';

export * from './controlPlaneApiRef';
export * from './tenancyApiRef';

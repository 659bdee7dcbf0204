export * from './controlPlaneApiRef';

export * from './ControlPlaneDatabase';
export * from './dialect';
export * from './json';

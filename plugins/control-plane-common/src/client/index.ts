export * from './ControlPlaneClient';
export * from './ControlPlaneError';

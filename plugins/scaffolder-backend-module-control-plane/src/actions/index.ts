export * from './createRequestEnvironmentAction';
export * from './createWaitForEnvironmentAction';
export type { ControlPlaneActionOptions } from './ControlPlaneActionOptions';

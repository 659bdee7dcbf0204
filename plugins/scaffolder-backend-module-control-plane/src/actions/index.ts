export * from './createApiKeyAction';
export * from './createApproveTemplateAction';
export * from './createFetchEnvironmentAction';
export * from './createNamespaceAction';
export * from './createRequestEnvironmentAction';
export * from './createTenantAction';
export * from './createWaitForEnvironmentAction';
export type { ControlPlaneActionOptions } from './ControlPlaneActionOptions';

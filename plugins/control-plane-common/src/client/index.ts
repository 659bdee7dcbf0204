export * from './ApiKeysClient';
export * from './ApprovalsClient';
export * from './AuditClient';
export * from './CatalogClient';
export * from './ClassesClient';
export * from './ControlPlaneClient';
export * from './ControlPlaneError';
export type {
  CallOptions,
  ControlPlaneClientOptions,
} from './ControlPlaneTransport';
export * from './NamespacesClient';
export * from './QueueClient';
export * from './RuntimesClient';
export * from './TargetsClient';
export * from './TemplateGatesClient';
export * from './TenantsClient';

/**
 * Finds Groundwork environments and tenants in the portal's search.
 *
 * @packageDocumentation
 */
export { searchModuleControlPlane as default } from './searchModuleControlPlane';
export * from './searchModuleControlPlane';
export * from './EnvironmentCollatorFactory';
export * from './TenantCollatorFactory';
export type { ControlPlaneCollatorOptions } from './ControlPlaneCollatorOptions';

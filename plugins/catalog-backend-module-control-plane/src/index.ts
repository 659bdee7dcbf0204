/**
 * Brings the environments of the Groundwork control plane into the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleControlPlane as default } from './catalogModuleControlPlane';
export * from './catalogModuleControlPlane';
export * from './annotations';

/**
 * Brings the environments of the Groundwork control plane into the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleControlPlane as default } from './catalogModuleControlPlane';
export * from './catalogModuleControlPlane';
export * from './annotations';
export {
  STATUS_TYPE_DRIFT,
  STATUS_TYPE_STATE,
} from './EnvironmentStatusProcessor';

/**
 * API and reconciler of the Groundwork control plane.
 *
 * @packageDocumentation
 */
export { controlPlaneReEncryption } from './reEncryption';
export { controlPlanePlugin, controlPlanePlugin as default } from './plugin';

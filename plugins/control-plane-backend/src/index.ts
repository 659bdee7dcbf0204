/**
 * API and reconciler of the Groundwork control plane.
 *
 * @packageDocumentation
 */
export { controlPlanePlugin, controlPlanePlugin as default } from './plugin';

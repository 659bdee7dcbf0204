/**
 * Permission policy that maps the roles of the Groundwork control plane to permissions.
 *
 * @packageDocumentation
 */
export { permissionModuleControlPlane as default } from './permissionModuleControlPlane';
export * from './permissionModuleControlPlane';
export * from './ControlPlanePermissionPolicy';
export * from './portalPolicy';

/**
 * Scaffolder actions that request Groundwork environments.
 *
 * @packageDocumentation
 */
export { scaffolderModuleControlPlane as default } from './scaffolderModuleControlPlane';
export * from './scaffolderModuleControlPlane';
export * from './actions';

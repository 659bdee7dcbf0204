/**
 * Wire types, client, permissions and lifecycles of the Groundwork control plane.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './controlPlanePermissions';
export * from './lifecycle';
export * from './namespacePermissions';
export * from './notificationTopics';
export * from './permissions';
export * from './templateGatePermissions';
export * from './tenancyPermissions';
export * from './roles';
export * from './runtimePermissions';
export * from './signals';
export type * from './types';

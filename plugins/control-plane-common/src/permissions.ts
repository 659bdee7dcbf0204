import { createPermission } from '@backstage/plugin-permission-common';
import { namespacePermissions } from './namespacePermissions';
import { runtimePermissions } from './runtimePermissions';
import { tenancyPermissions } from './tenancyPermissions';

/** Resource type of environment requests in the permission framework. @public */
export const RESOURCE_TYPE_ENVIRONMENT_REQUEST = 'environment-request';

/** Read the environment classes. @public */
export const environmentClassReadPermission = createPermission({
  name: 'control-plane.environment-class.read',
  attributes: { action: 'read' },
});

/** Request an environment. @public */
export const environmentRequestCreatePermission = createPermission({
  name: 'control-plane.environment-request.create',
  attributes: { action: 'create' },
});

/** Read a request, its plan and its events. @public */
export const environmentRequestReadPermission = createPermission({
  name: 'control-plane.environment-request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});

/** Approve or reject a request. Nobody may decide over their own, whatever a policy says. @public */
export const environmentRequestApprovePermission = createPermission({
  name: 'control-plane.environment-request.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});

/** Bring an environment to what was agreed. @public */
export const environmentRequestReconcilePermission = createPermission({
  name: 'control-plane.environment-request.reconcile',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});

/** Let an environment live longer, within what its class allows. @public */
export const environmentRequestExtendPermission = createPermission({
  name: 'control-plane.environment-request.extend',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});

/** Cancel a request or remove its environment. @public */
export const environmentRequestDeletePermission = createPermission({
  name: 'control-plane.environment-request.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});

/** All permissions over environments. @public */
export const environmentPermissions = [
  environmentClassReadPermission,
  environmentRequestCreatePermission,
  environmentRequestReadPermission,
  environmentRequestApprovePermission,
  environmentRequestReconcilePermission,
  environmentRequestExtendPermission,
  environmentRequestDeletePermission,
];

/** All permissions of the control plane. @public */
export const controlPlanePermissions = [
  ...environmentPermissions,
  ...runtimePermissions,
  ...namespacePermissions,
  ...tenancyPermissions,
];

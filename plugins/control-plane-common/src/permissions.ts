import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of environment requests in the permission framework. @public */
export const RESOURCE_TYPE_ENVIRONMENT_REQUEST = 'environment-request';

/** Read the environment classes. @public */
export const environmentClassReadPermission = createPermission({
  name: 'control-plane.environment-class.read',
  attributes: { action: 'read' },
});

/** Add, change and retire environment classes. @public */
export const environmentClassManagePermission = createPermission({
  name: 'control-plane.environment-class.manage',
  attributes: { action: 'update' },
});

/** Request an environment. @public */
export const environmentRequestCreatePermission = createPermission({
  name: 'control-plane.environment-request.create',
  attributes: { action: 'create' },
});

/** Request environments for owners that one does not belong to. @public */
export const environmentRequestAssignOwnerPermission = createPermission({
  name: 'control-plane.environment-request.assign-owner',
  attributes: { action: 'update' },
});

/** Let others decide in the place of somebody else than oneself. @public */
export const approvalSubstituteManagePermission = createPermission({
  name: 'control-plane.approval-substitute.manage',
  attributes: { action: 'update' },
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

/** Change or cancel a request that waits for a decision. @public */
export const environmentRequestUpdatePermission = createPermission({
  name: 'control-plane.environment-request.update',
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
  environmentClassManagePermission,
  environmentRequestCreatePermission,
  environmentRequestAssignOwnerPermission,
  approvalSubstituteManagePermission,
  environmentRequestReadPermission,
  environmentRequestApprovePermission,
  environmentRequestUpdatePermission,
  environmentRequestReconcilePermission,
  environmentRequestExtendPermission,
  environmentRequestDeletePermission,
];

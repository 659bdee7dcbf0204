import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Resource type of gates of template runs in the permission framework. @public */
export const RESOURCE_TYPE_TEMPLATE_GATE = 'template-gate';

/** A permission over a gate. @public */
export type TemplateGatePermission = ResourcePermission<
  typeof RESOURCE_TYPE_TEMPLATE_GATE
>;

/** Ask for approval of the parameters of a template run. @public */
export const templateGateCreatePermission = createPermission({
  name: 'control-plane.template-gate.create',
  attributes: { action: 'create' },
});

/** Read a gate, its parameters, its votes and its events. @public */
export const templateGateReadPermission = createPermission({
  name: 'control-plane.template-gate.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TEMPLATE_GATE,
});

/** Approve or reject what a template run waits for. Nobody may decide over their own, whatever a policy says. @public */
export const templateGateApprovePermission = createPermission({
  name: 'control-plane.template-gate.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TEMPLATE_GATE,
});

/** Cancel a gate that waits for a decision. @public */
export const templateGateCancelPermission = createPermission({
  name: 'control-plane.template-gate.cancel',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TEMPLATE_GATE,
});

/** All permissions over single gates. @public */
export const templateGateResourcePermissions = [
  templateGateReadPermission,
  templateGateApprovePermission,
  templateGateCancelPermission,
] as const;

/** All permissions over gates. @public */
export const templateGatePermissions = [
  ...templateGateResourcePermissions,
  templateGateCreatePermission,
];

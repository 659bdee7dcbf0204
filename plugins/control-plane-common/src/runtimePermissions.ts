import { createPermission } from '@backstage/plugin-permission-common';

/** Read the runtime environments with their health and load. @public */
export const runtimeReadPermission = createPermission({
  name: 'control-plane.runtime.read',
  attributes: { action: 'read' },
});

/** Add, change and remove runtime environments and groups; begin and end maintenance. @public */
export const runtimeManagePermission = createPermission({
  name: 'control-plane.runtime.manage',
  attributes: { action: 'update' },
});

/** Read the queue of the reconciler. @public */
export const queueReadPermission = createPermission({
  name: 'control-plane.queue.read',
  attributes: { action: 'read' },
});

/** Replay what has given up, and take work away from who has it. @public */
export const queueManagePermission = createPermission({
  name: 'control-plane.queue.manage',
  attributes: { action: 'update' },
});

/** All permissions over runtime environments and the queue. @public */
export const runtimePermissions = [
  runtimeReadPermission,
  runtimeManagePermission,
  queueReadPermission,
  queueManagePermission,
];

import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Resource type of namespaces in the permission framework. @public */
export const RESOURCE_TYPE_NAMESPACE = 'namespace';

/** A permission over a namespace. @public */
export type NamespacePermission = ResourcePermission<
  typeof RESOURCE_TYPE_NAMESPACE
>;

/** Create namespaces directly, without an environment. @public */
export const namespaceCreatePermission = createPermission({
  name: 'control-plane.namespace.create',
  attributes: { action: 'create' },
});

/** Read a namespace, its members, its status and its events. @public */
export const namespaceReadPermission = createPermission({
  name: 'control-plane.namespace.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_NAMESPACE,
});

/** Change metadata and members of a namespace, reconcile it, decide over its drift. @public */
export const namespaceUpdatePermission = createPermission({
  name: 'control-plane.namespace.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_NAMESPACE,
});

/** Remove a namespace. @public */
export const namespaceDeletePermission = createPermission({
  name: 'control-plane.namespace.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_NAMESPACE,
});

/** Set how namespaces are named and what metadata they need; see and refresh identity groups. @public */
export const namespaceManagePermission = createPermission({
  name: 'control-plane.namespace.manage',
  attributes: { action: 'update' },
});

/** All permissions over single namespaces. @public */
export const namespaceResourcePermissions = [
  namespaceReadPermission,
  namespaceUpdatePermission,
  namespaceDeletePermission,
] as const;

/** All permissions over namespaces. @public */
export const namespacePermissions = [
  ...namespaceResourcePermissions,
  namespaceCreatePermission,
  namespaceManagePermission,
];

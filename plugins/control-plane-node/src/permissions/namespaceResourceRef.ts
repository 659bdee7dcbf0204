import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_NAMESPACE,
  type NamespaceMember,
} from '@groundwork/plugin-control-plane-common';

/** A namespace and who has which role in it, as rules need it. @public */
export type NamespaceWithMembers = {
  id: string;
  composite_name: string;
  /** Entity reference of a person, or the subject of a machine. */
  created_by: string;
  /** Entity reference; that of the environment, absent for a namespace that was made directly. */
  owner?: string;
  tenant_id?: string;
  /**
   * Everybody with a role: people, groups, and the members of those groups as far as they are known. Entity references are in
   * lower case.
   */
  members: Array<{ ref: string; role: NamespaceMember['role'] }>;
};

/**
 * What conditions on namespaces are turned into for the database: who has a role in it, or a column and the values that
 * it may have.
 *
 * @public
 */
export type NamespaceFilter =
  | { member_refs: string[]; roles: string[] }
  | { column: 'created_by' | 'owner' | 'tenant_id'; values: string[] };

/** The namespace in the permission framework. @public */
export const namespaceResourceRef = createPermissionResourceRef<
  NamespaceWithMembers,
  NamespaceFilter
>().with({
  pluginId: 'control-plane',
  resourceType: RESOURCE_TYPE_NAMESPACE,
});

import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_TENANT,
  type Tenant,
  type TenantMember,
} from '@groundwork/plugin-control-plane-common';

/** A tenant and who has which role in it, as rules need it. @public */
export type TenantWithMembers = Pick<
  Tenant,
  'id' | 'slug' | 'kind' | 'plan' | 'status'
> & {
  members: Pick<TenantMember, 'member_ref' | 'role'>[];
};

/**
 * What conditions on tenants are turned into for the database: who has a role in the tenant, or a column and the values
 * that it may have.
 *
 * @public
 */
export type TenantFilter =
  | { member_refs: string[]; roles: string[] }
  | { column: 'id' | 'slug' | 'kind' | 'plan'; values: string[] };

/** The tenant in the permission framework. @public */
export const tenantResourceRef = createPermissionResourceRef<
  TenantWithMembers,
  TenantFilter
>().with({
  pluginId: 'control-plane',
  resourceType: RESOURCE_TYPE_TENANT,
});

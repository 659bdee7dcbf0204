import {
  apiKeyReadPermission,
  apiKeyWritePermission,
  auditReadPermission,
  isUsableTenant,
  productRequestPermission,
  projectWritePermission,
  tenantAdministerPermission,
  tenantManagePermission,
  tenantUpdatePermission,
  type Action,
  type TenantActions,
  type TenantPermission,
} from '@groundwork/plugin-control-plane-common';
import type { TenantWithMembers } from '@groundwork/plugin-control-plane-node';
import type { TenantGrant } from '../identity';
import { whyNotMove } from './tenantMoves';

/** What decides over what a caller may do with a tenant. */
export const tenantActionPermissions = {
  update: tenantUpdatePermission,
  manage: tenantManagePermission,
  administer: tenantAdministerPermission,
  writeProjects: projectWritePermission,
  requestProducts: productRequestPermission,
  readApiKeys: apiKeyReadPermission,
  writeApiKeys: apiKeyWritePermission,
  readAudit: auditReadPermission,
} as const satisfies Record<string, TenantPermission>;

/** What a caller may do with tenants, by permission. */
export type TenantGrants = Record<
  keyof typeof tenantActionPermissions,
  Pick<TenantGrant, 'allows'>
>;

/** What a caller may do with a tenant now, and why not: for the API that enforces it and for pages that show it. */
export function decideTenantActions(
  tenant: TenantWithMembers,
  grants: TenantGrants,
): TenantActions {
  const { status } = tenant;
  const archived = status === 'archived' ? 'It is archived' : undefined;
  const unusable = isUsableTenant(status) ? undefined : `It is ${status}`;

  const decide = (
    grant: keyof TenantGrants,
    state: string | undefined,
    whoMay: string,
  ): Action => {
    const reason = state ?? (grants[grant].allows(tenant) ? undefined : whoMay);
    return reason === undefined
      ? { allowed: true }
      : { allowed: false, reason };
  };

  return {
    update: decide(
      'update',
      archived,
      'Only those who administer the tenant may change it',
    ),
    activate: decide(
      'manage',
      whyNotMove(status, 'activate'),
      'Only administrators may activate a tenant',
    ),
    cancel: decide(
      'manage',
      whyNotMove(status, 'cancel'),
      'Only administrators may cancel a tenant',
    ),
    archive: decide(
      'manage',
      whyNotMove(status, 'archive'),
      'Only administrators may archive a tenant',
    ),
    delete: decide(
      'manage',
      whyNotMove(status, 'delete'),
      'Only administrators may delete a tenant',
    ),
    set_quotas: decide(
      'manage',
      archived,
      'Only administrators may set quotas',
    ),
    manage_members: decide(
      'administer',
      archived,
      'Only those who administer the tenant may change its members',
    ),
    manage_projects: decide(
      'writeProjects',
      archived,
      'Only developers and administrators of the tenant may change its projects',
    ),
    manage_service_accounts: decide(
      'administer',
      archived,
      'Only those who administer the tenant may change its service accounts',
    ),
    manage_entitlements: decide(
      'manage',
      archived,
      'Only administrators may grant and revoke products',
    ),
    request_products: decide(
      'requestProducts',
      unusable,
      'Only developers and administrators of the tenant may ask for products',
    ),
    read_api_keys: decide(
      'readApiKeys',
      undefined,
      'Only members of the tenant may see its API keys',
    ),
    manage_api_keys: decide(
      'writeApiKeys',
      archived,
      'Only developers and administrators of the tenant may change its API keys',
    ),
    read_audit: decide(
      'readAudit',
      undefined,
      'Only those who administer the tenant may read its audit log',
    ),
  };
}

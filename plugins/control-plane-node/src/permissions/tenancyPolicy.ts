import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  apiKeyDiagnosePermission,
  apiKeyReadPermission,
  apiKeyVerifyPermission,
  apiKeyWritePermission,
  auditAppendPermission,
  auditReadPermission,
  auditVerifyPermission,
  entitlementReadPermission,
  productReadPermission,
  productRequestPermission,
  productWritePermission,
  projectWritePermission,
  RESOURCE_TYPE_TENANT,
  tenantAdministerPermission,
  tenantCreatePermission,
  tenantEnvironmentCreatePermission,
  tenantManagePermission,
  tenantReadPermission,
  tenantUpdatePermission,
  type ControlPlaneRole,
  type TenantRole,
} from '@groundwork/plugin-control-plane-common';
import type { RolePolicySubject } from './rolePolicy';
import {
  createTenantConditionalDecision,
  tenantConditions,
} from './tenantRules';

type Grant = {
  /** Whoever has one of these roles may do it, to every tenant. */
  everywhere: ControlPlaneRole[];
  /** Whoever has one of these roles in a tenant may do it there. */
  inTenant?: TenantRole[];
  /** Whoever is known may do it. */
  everybody?: boolean;
};

const anyRole: TenantRole[] = ['viewer', 'developer', 'admin'];
const working: TenantRole[] = ['developer', 'admin'];
const deciding: TenantRole[] = ['admin'];

/** Who may do what with tenants; an `admin` of the control plane may do everything. */
const grants = new Map<string, Grant>([
  [
    tenantReadPermission.name,
    { everywhere: ['viewer', 'approver', 'product'], inTenant: anyRole },
  ],
  [tenantCreatePermission.name, { everywhere: [] }],
  [tenantUpdatePermission.name, { everywhere: [], inTenant: deciding }],
  [tenantManagePermission.name, { everywhere: [] }],
  [tenantAdministerPermission.name, { everywhere: [], inTenant: deciding }],
  [projectWritePermission.name, { everywhere: [], inTenant: working }],
  [
    tenantEnvironmentCreatePermission.name,
    { everywhere: [], inTenant: working },
  ],
  [
    entitlementReadPermission.name,
    { everywhere: ['viewer', 'approver', 'product'], inTenant: anyRole },
  ],
  [productReadPermission.name, { everywhere: [], everybody: true }],
  [productWritePermission.name, { everywhere: [] }],
  [productRequestPermission.name, { everywhere: [], inTenant: working }],
  [apiKeyReadPermission.name, { everywhere: ['viewer'], inTenant: anyRole }],
  [apiKeyWritePermission.name, { everywhere: [], inTenant: working }],
  [apiKeyVerifyPermission.name, { everywhere: ['product'] }],
  [apiKeyDiagnosePermission.name, { everywhere: [] }],
  [
    auditReadPermission.name,
    { everywhere: ['viewer', 'approver'], inTenant: deciding },
  ],
  [auditAppendPermission.name, { everywhere: ['product'] }],
  [auditVerifyPermission.name, { everywhere: ['viewer', 'approver'] }],
]);

/** Whether {@link tenancyPolicy} decides over a permission. */
export function isTenancyPermission(permission: Permission): boolean {
  return grants.has(permission.name);
}

/** The part of `rolePolicy` that is about tenants and what belongs to them. */
export function tenancyPolicy(
  permission: Permission,
  subject: RolePolicySubject,
): PolicyDecision {
  const grant = grants.get(permission.name);
  if (
    grant?.everybody ||
    (grant &&
      (['admin', ...grant.everywhere] as const).some(role =>
        subject.roles.includes(role),
      ))
  ) {
    return { result: AuthorizeResult.ALLOW };
  }
  return grant?.inTenant &&
    isResourcePermission(permission, RESOURCE_TYPE_TENANT)
    ? createTenantConditionalDecision(
        permission,
        tenantConditions.isTenantMember({
          members: [subject.id, ...subject.ownership_refs],
          roles: grant.inTenant,
        }),
      )
    : { result: AuthorizeResult.DENY };
}

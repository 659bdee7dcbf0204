import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Resource type of tenants in the permission framework. @public */
export const RESOURCE_TYPE_TENANT = 'tenant';

/** A permission over a tenant or over what belongs to one. @public */
export type TenantPermission = ResourcePermission<typeof RESOURCE_TYPE_TENANT>;

/** Create tenants. @public */
export const tenantCreatePermission = createPermission({
  name: 'control-plane.tenant.create',
  attributes: { action: 'create' },
});

/** Read a tenant with its projects, members, service accounts and quotas. @public */
export const tenantReadPermission = createPermission({
  name: 'control-plane.tenant.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Rename a tenant. @public */
export const tenantUpdatePermission = createPermission({
  name: 'control-plane.tenant.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Decide over a tenant: activate, cancel, archive and delete it, set its contract, quotas and entitlements. @public */
export const tenantManagePermission = createPermission({
  name: 'control-plane.tenant.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Decide over who acts for a tenant: members, service accounts and their tokens. @public */
export const tenantAdministerPermission = createPermission({
  name: 'control-plane.tenant.administer',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Create, change and delete projects of a tenant. @public */
export const projectWritePermission = createPermission({
  name: 'control-plane.project.write',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Request environments for a tenant, within its quotas. @public */
export const tenantEnvironmentCreatePermission = createPermission({
  name: 'control-plane.tenant.environment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Read what a tenant is entitled to. @public */
export const entitlementReadPermission = createPermission({
  name: 'control-plane.entitlement.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Request products and start trials for a tenant. @public */
export const productRequestPermission = createPermission({
  name: 'control-plane.product.request',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Read the product catalog. @public */
export const productReadPermission = createPermission({
  name: 'control-plane.product.read',
  attributes: { action: 'read' },
});

/** Create, change and delete products. @public */
export const productWritePermission = createPermission({
  name: 'control-plane.product.write',
  attributes: { action: 'update' },
});

/** List the API keys of a tenant. @public */
export const apiKeyReadPermission = createPermission({
  name: 'control-plane.api-key.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Create, rotate and revoke API keys of a tenant. @public */
export const apiKeyWritePermission = createPermission({
  name: 'control-plane.api-key.write',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Find out whether an API key that somebody presented is good. @public */
export const apiKeyVerifyPermission = createPermission({
  name: 'control-plane.api-key.verify',
  attributes: { action: 'read' },
});

/** Find out why an API key is not good. @public */
export const apiKeyDiagnosePermission = createPermission({
  name: 'control-plane.api-key.diagnose',
  attributes: { action: 'read' },
});

/** Read and export the audit events of a tenant; those of no tenant need it for all tenants. @public */
export const auditReadPermission = createPermission({
  name: 'control-plane.audit.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Append audit events of a product. @public */
export const auditAppendPermission = createPermission({
  name: 'control-plane.audit.append',
  attributes: { action: 'create' },
});

/** Verify the chain of the audit log. @public */
export const auditVerifyPermission = createPermission({
  name: 'control-plane.audit.verify',
  attributes: { action: 'read' },
});

/** All permissions over tenants and what belongs to them. @public */
export const tenantPermissions = [
  tenantReadPermission,
  tenantUpdatePermission,
  tenantManagePermission,
  tenantAdministerPermission,
  projectWritePermission,
  tenantEnvironmentCreatePermission,
  entitlementReadPermission,
  productRequestPermission,
  apiKeyReadPermission,
  apiKeyWritePermission,
  auditReadPermission,
] as const;

/** All permissions of tenancy. @public */
export const tenancyPermissions = [
  ...tenantPermissions,
  tenantCreatePermission,
  productReadPermission,
  productWritePermission,
  apiKeyVerifyPermission,
  apiKeyDiagnosePermission,
  auditAppendPermission,
  auditVerifyPermission,
];

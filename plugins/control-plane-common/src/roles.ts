/**
 * The roles of the control plane. `namespace-creator` may create namespaces without an environment. `product` is for the services of products: it verifies API keys, checks entitlements
 * and appends audit events. People and groups get them by configuration, machines by the roles
 * claim of their token. What a role may do is decided by `rolePolicy` of the `-node` package.
 *
 * @public
 */
export const controlPlaneRoles = [
  'viewer',
  'requester',
  'approver',
  'namespace-creator',
  'product',
  'admin',
] as const;

/** One of {@link controlPlaneRoles}. @public */
export type ControlPlaneRole = (typeof controlPlaneRoles)[number];

/** Roles that people, groups and service accounts have in one tenant, weakest first. @public */
export const tenantRoles = ['viewer', 'developer', 'admin'] as const;

/** One of {@link tenantRoles}. @public */
export type TenantRole = (typeof tenantRoles)[number];

/**
 * The roles of the control plane, weakest first. People and groups get them by configuration, machines by the roles
 * claim of their token. What a role may do is decided by `rolePolicy` of the `-node` package.
 *
 * @public
 */
export const controlPlaneRoles = [
  'viewer',
  'requester',
  'approver',
  'admin',
] as const;

/** One of {@link controlPlaneRoles}. @public */
export type ControlPlaneRole = (typeof controlPlaneRoles)[number];

/**
 * Signals channel and events topic on which changes of environment requests are told.
 *
 * @public
 */
export const ENVIRONMENT_REQUESTS_CHANNEL =
  'control-plane:environment-requests';

/**
 * Sent after a change was committed, at least once. It says that something changed, not what: whoever wants to know
 * reads the request under their own permissions.
 *
 * @public
 */
export type EnvironmentRequestChanged = {
  type: 'environment-request.changed';
  /** Id of the message; the same when it is sent again. */
  message_id: string;
  /** Id of the request. */
  request_id: string;
};

/**
 * Signals channel and events topic on which changes of tenants, and of what belongs to them, are told.
 *
 * @public
 */
export const TENANTS_CHANNEL = 'control-plane:tenants';

/** Sent after a change was committed, at least once, as {@link EnvironmentRequestChanged} is. @public */
export type TenantChanged = {
  type: 'tenant.changed';
  /** Id of the message; the same when it is sent again. */
  message_id: string;
  /** Id of the tenant. */
  tenant_id: string;
  /** What of it changed. */
  part:
    | 'tenant'
    | 'quotas'
    | 'projects'
    | 'members'
    | 'service_accounts'
    | 'entitlements'
    | 'product_requests'
    | 'api_keys';
};

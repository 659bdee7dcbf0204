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

/**
 * Signals channel and events topic on which changes of namespaces are told.
 *
 * @public
 */
export const NAMESPACES_CHANNEL = 'control-plane:namespaces';

/** Sent after a change was committed, at least once, as {@link EnvironmentRequestChanged} is. @public */
export type NamespaceChanged = {
  type: 'namespace.changed';
  /** Id of the message; the same when it is sent again. */
  message_id: string;
  /** Id of the namespace. */
  namespace_id: string;
};

/**
 * Signals channel and events topic on which changes of runtime environments and groups are told, their health included.
 *
 * @public
 */
export const RUNTIMES_CHANNEL = 'control-plane:runtimes';

/** Sent after a change was committed, at least once, as {@link EnvironmentRequestChanged} is. @public */
export type RuntimesChanged = {
  type: 'runtimes.changed';
  /** Id of the message; the same when it is sent again. */
  message_id: string;
  /** Name of the runtime environment; absent when a group changed. */
  runtime?: string;
};

/**
 * Signals channel and events topic on which changes of gates of template runs are told.
 *
 * @public
 */
export const TEMPLATE_GATES_CHANNEL = 'control-plane:template-gates';

/** Sent after a change was committed, at least once, as {@link EnvironmentRequestChanged} is. @public */
export type TemplateGateChanged = {
  type: 'template-gate.changed';
  /** Id of the message; the same when it is sent again. */
  message_id: string;
  /** Id of the gate. */
  gate_id: string;
};

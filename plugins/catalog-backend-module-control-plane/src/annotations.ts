/** Id of the environment request. @public */
export const ANNOTATION_ENVIRONMENT_ID = 'groundwork.dev/environment-id';
/** State of the request, such as `ready`. @public */
export const ANNOTATION_STATUS = 'groundwork.dev/status';
/** What went wrong; absent unless it failed. @public */
export const ANNOTATION_STATUS_MESSAGE = 'groundwork.dev/status-message';
/** `unknown`, `in_sync` or `drifted`. @public */
export const ANNOTATION_DRIFT_STATUS = 'groundwork.dev/drift-status';
/** A sentence on what drifted; absent when nothing did. @public */
export const ANNOTATION_DRIFT_SUMMARY = 'groundwork.dev/drift-summary';
/** When the lease ends, RFC 3339 in UTC; absent when it does not. @public */
export const ANNOTATION_EXPIRES_AT = 'groundwork.dev/expires-at';
/** When it is removed while it is suspended, RFC 3339 in UTC; absent otherwise. @public */
export const ANNOTATION_REMOVAL_AT = 'groundwork.dev/removal-at';
/** Why it ends, once it does: `deleted` or `expired`. @public */
export const ANNOTATION_END_REASON = 'groundwork.dev/end-reason';
/** Name of the environment class. @public */
export const ANNOTATION_CLASS = 'groundwork.dev/class';
/** Name of the region. @public */
export const ANNOTATION_REGION = 'groundwork.dev/region';
/** Entity reference of the person, or subject of the machine, that requested it. @public */
export const ANNOTATION_REQUESTED_BY = 'groundwork.dev/requested-by';
/** Id of the tenant that it belongs to; absent when it belongs to none. @public */
export const ANNOTATION_TENANT_ID = 'groundwork.dev/tenant-id';
/** Entity reference of the tenant that it belongs to, where tenants are entities; absent otherwise. @public */
export const ANNOTATION_TENANT = 'groundwork.dev/tenant';

/** Id of the environment request. @public */
export const ANNOTATION_ENVIRONMENT_ID = 'groundwork.dev/environment-id';
/** State of the request, such as `ready`. @public */
export const ANNOTATION_STATUS = 'groundwork.dev/status';
/** `unknown`, `in_sync` or `drifted`. @public */
export const ANNOTATION_DRIFT_STATUS = 'groundwork.dev/drift-status';
/** A sentence on what drifted; absent when nothing did. @public */
export const ANNOTATION_DRIFT_SUMMARY = 'groundwork.dev/drift-summary';
/** When the lease ends, RFC 3339 in UTC; absent when it does not. @public */
export const ANNOTATION_EXPIRES_AT = 'groundwork.dev/expires-at';
/** Why it ends, once it does: `deleted` or `expired`. @public */
export const ANNOTATION_END_REASON = 'groundwork.dev/end-reason';
/** Name of the environment class. @public */
export const ANNOTATION_CLASS = 'groundwork.dev/class';
/** Name of the region. @public */
export const ANNOTATION_REGION = 'groundwork.dev/region';
/** Entity reference of the person, or subject of the machine, that requested it. @public */
export const ANNOTATION_REQUESTED_BY = 'groundwork.dev/requested-by';

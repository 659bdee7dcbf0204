/**
 * Why a call was refused.
 *
 * @remarks
 * - `missing_key`: there was none. `malformed_key`: it cannot be one, or there were several.
 * - `invalid_key`: the control plane says that it is not good; `detail` says why where this service may know.
 * - `missing_scopes`: the key is good, but not for this.
 * - `overloaded`: the control plane verifies too many keys already. `busy`: this service waits for too many answers
 *   already. `timeout`, `unreachable`: no answer came. `token`: this service has no token.
 *   `refused`: the answer was no success; `detail` is its status. `malformed_answer`: the answer is not one that may be
 *   trusted.
 *
 * @public
 */
export type RejectionReason =
  | 'missing_key'
  | 'malformed_key'
  | 'invalid_key'
  | 'missing_scopes'
  | UnavailableReason;

/** Why nobody knows whether a key is good. @public */
export type UnavailableReason =
  | 'overloaded'
  | 'busy'
  | 'timeout'
  | 'unreachable'
  | 'token'
  | 'refused'
  | 'malformed_answer';

/** A call that was refused. It never holds the key or a token, so that it may be logged. @public */
export type Rejection = {
  /** What the caller got. */
  status: 401 | 403 | 503;
  reason: RejectionReason;
  /** More about it, which the caller is not told. */
  detail?: string;
  /** Seconds after which the caller was told to come back. */
  retry_after?: number;
  /** Set where the key is known to be good. */
  key_id?: string;
};

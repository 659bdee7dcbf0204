import type {
  EnvironmentClass,
  EnvironmentRequest,
  EnvironmentStatus,
} from '../types';

const hourMs = 3_600_000;

/**
 * The states in which the lease of an environment runs once it has begun, and in which it ends: all in which there is, or
 * may be, something on a target.
 *
 * @public
 */
export const leasedStatuses: readonly EnvironmentStatus[] = [
  'queued',
  'reconciling',
  'ready',
  'failed',
];

/** How far a class lets the end of its environments be moved. @public */
export type ExtensionPolicy = Pick<
  EnvironmentClass,
  'title' | 'extension_hours_max' | 'lifetime_hours_max'
>;

/** What is left for extensions of an environment. @public */
export type ExtensionRoom = {
  /** The most hours that the next extension may add; 0 when there can be none. */
  hoursMax: number;
  /** The hours that all extensions together may still add. */
  hoursLeft: number;
  /** The latest end, RFC 3339. */
  endsAtMax: string;
};

/**
 * What is left for extensions of an environment; `undefined` before its lease has begun. API, pages and CLI reckon by
 * this one function.
 *
 * @public
 */
export function extensionRoomOf(
  request: Pick<EnvironmentRequest, 'ready_at' | 'expires_at'>,
  policy: ExtensionPolicy,
): ExtensionRoom | undefined {
  const { ready_at, expires_at } = request;
  if (ready_at === undefined || expires_at === undefined) {
    return undefined;
  }
  const endsAtMax = addHours(ready_at, policy.lifetime_hours_max);
  const leftMs = Date.parse(endsAtMax) - Date.parse(expires_at);
  const hoursLeft = Math.max(0, Math.floor(leftMs / hourMs));
  return {
    hoursMax: Math.min(policy.extension_hours_max, hoursLeft),
    hoursLeft,
    endsAtMax,
  };
}

/** The time so many hours after another. @public */
export function addHours(time: string, hours: number): string {
  return new Date(Date.parse(time) + hours * hourMs).toISOString();
}

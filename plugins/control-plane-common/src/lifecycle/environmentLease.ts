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

/**
 * The states in which an environment can be extended: its lease runs, or it is suspended after the end of it.
 *
 * @public
 */
export const extendableStatuses: readonly EnvironmentStatus[] = [
  ...leasedStatuses,
  'suspended',
];

/**
 * The most hours that an environment may live since it was ready, whatever its class says and whoever approves: ten
 * years.
 *
 * @public
 */
export const lifetimeHoursCeiling = 87_600;

/** How far a class lets the end of its environments be moved. @public */
export type ExtensionPolicy = Pick<
  EnvironmentClass,
  'title' | 'extension_hours_max' | 'lifetime_hours_max' | 'extension_beyond'
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

/** What of an environment says from when on it is extended. @public */
export type ExtendedLease = Pick<
  EnvironmentRequest,
  'ready_at' | 'expires_at' | 'suspended_at'
>;

/**
 * From when on the hours of an extension count: from the end of the lease, and from now on where it is over and the
 * environment is suspended; `undefined` before the lease has begun.
 *
 * @public
 */
export function extendedFrom(
  { expires_at, suspended_at }: ExtendedLease,
  now: string,
): string | undefined {
  return expires_at !== undefined &&
    suspended_at !== undefined &&
    now > expires_at
    ? now
    : expires_at;
}

/**
 * What is left for extensions of an environment; `undefined` before its lease has begun. API, pages and CLI reckon by
 * this one function.
 *
 * @param now - what counts for an environment that is suspended, RFC 3339; the time of the caller when absent
 *
 * @public
 */
export function extensionRoomOf(
  request: ExtendedLease,
  policy: ExtensionPolicy,
  now: string = new Date().toISOString(),
): ExtensionRoom | undefined {
  const { ready_at } = request;
  const from = extendedFrom(request, now);
  if (ready_at === undefined || from === undefined) {
    return undefined;
  }
  const endsAtMax = addHours(ready_at, policy.lifetime_hours_max);
  const leftMs = Date.parse(endsAtMax) - Date.parse(from);
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

import {
  leasedStatuses,
  type EnvironmentClass,
  type EnvironmentRequest,
  type ExtensionRoom,
} from '@groundwork/plugin-control-plane-common';
import {
  formatExactTime,
  formatHours,
  isLeaseClose,
} from '@groundwork/plugin-control-plane-react';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** Lengths that people think in. */
const COMMON_HOURS = [
  1,
  4,
  12,
  DAY_HOURS,
  3 * DAY_HOURS,
  7 * DAY_HOURS,
  30 * DAY_HOURS,
];
const PRESETS_MAX = 4;

/** A lease that runs. */
export type Lease = {
  /** RFC 3339 time at which it ends. */
  expiresAt: string;
  /** Its whole length, extensions included. */
  ttlHours: number;
};

/** The lease of an environment; `undefined` before it has begun, and when the environment ends or has ended. */
export function leaseOf(request: EnvironmentRequest): Lease | undefined {
  const { ready_at, expires_at, status, ttl_hours } = request;
  if (!expires_at || !leasedStatuses.includes(status)) {
    return undefined;
  }
  return {
    expiresAt: expires_at,
    ttlHours: ready_at
      ? (Date.parse(expires_at) - Date.parse(ready_at)) / HOUR_MS
      : ttl_hours,
  };
}

/** Whether the end of an environment is so close that its people should do something about it. */
export function isEnding(request: EnvironmentRequest, now: number): boolean {
  const lease = leaseOf(request);
  return (
    lease !== undefined && isLeaseClose(lease.expiresAt, lease.ttlHours, now)
  );
}

/** How far environments of a class can be extended: `By 24 h at a time, up to 7 days in all`. */
export function describeExtension(
  policy: Pick<EnvironmentClass, 'extension_hours_max' | 'lifetime_hours_max'>,
): string {
  return policy.extension_hours_max === 0
    ? 'Cannot be extended'
    : `By ${formatHours(policy.extension_hours_max)} at a time, up to ${formatHours(
        policy.lifetime_hours_max,
      )} in all`;
}

/** Hours to choose from: common lengths that are left, the longest last. */
export function extensionPresets({ hoursMax }: ExtensionRoom): number[] {
  return [
    ...COMMON_HOURS.filter(hours => hours < hoursMax).slice(1 - PRESETS_MAX),
    hoursMax,
  ];
}

/** What is wrong with a number of hours, as the control plane would say it. */
export function extensionProblem(
  hours: number,
  room: ExtensionRoom,
  policy: Pick<EnvironmentClass, 'extension_hours_max'>,
): string | undefined {
  if (!Number.isInteger(hours) || hours < 1) {
    return 'Say how many hours, 1 or more.';
  }
  if (hours > policy.extension_hours_max) {
    return `At most ${formatHours(policy.extension_hours_max)} at once.`;
  }
  return hours > room.hoursLeft
    ? `It may live until ${formatExactTime(room.endsAtMax)}: ${formatHours(
        room.hoursLeft,
      )} more.`
    : undefined;
}

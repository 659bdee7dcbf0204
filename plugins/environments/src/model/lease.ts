import {
  leasedStatuses,
  lifetimeHoursCeiling,
  type EnvironmentClass,
  type EnvironmentRequest,
  type ExtensionRoom,
} from '@groundwork/plugin-control-plane-common';
import {
  formatExactTime,
  formatHours,
  isLeaseClose,
} from '@groundwork/plugin-control-plane-react';
import type { EnvironmentsWords } from '../translation';

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

/** Hours to choose from: common lengths that are left, the longest last; any, where nothing is left but more may be asked for. */
export function extensionPresets({ hoursMax }: ExtensionRoom): number[] {
  if (hoursMax === 0) {
    return COMMON_HOURS.slice(-PRESETS_MAX);
  }
  return [
    ...COMMON_HOURS.filter(hours => hours < hoursMax).slice(1 - PRESETS_MAX),
    hoursMax,
  ];
}

/** Whether so many hours are more than the class allows by itself, so that somebody has to approve them. */
export function isBeyond(
  hours: number,
  room: ExtensionRoom,
  policy: Pick<EnvironmentClass, 'extension_beyond'>,
): boolean {
  return policy.extension_beyond === true && hours > room.hoursMax;
}

/** What is wrong with a number of hours, as the control plane would say it. */
export function extensionProblem(
  hours: number,
  room: ExtensionRoom,
  policy: Pick<EnvironmentClass, 'extension_hours_max' | 'extension_beyond'>,
  t: EnvironmentsWords,
): string | undefined {
  if (!Number.isInteger(hours) || hours < 1) {
    return t('extension.sayHours');
  }
  if (policy.extension_beyond) {
    return hours > lifetimeHoursCeiling ? t('extension.ceiling') : undefined;
  }
  if (hours > policy.extension_hours_max) {
    return t('extension.atMost', {
      hours: formatHours(policy.extension_hours_max),
    });
  }
  return hours > room.hoursLeft
    ? t('extension.until', {
        end: formatExactTime(room.endsAtMax),
        hours: formatHours(room.hoursLeft),
      })
    : undefined;
}

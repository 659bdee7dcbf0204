import { DateTime } from 'luxon';
import { formatRoughDuration } from './formatDuration';

const JUST_NOW_MS = 10_000;

/**
 * A time relative to now in words: `just now`, `2 h ago`, `in 3 days`.
 *
 * @param iso - RFC 3339 time.
 * @param now - Milliseconds since the epoch.
 * @public
 */
export function formatRelativeTime(iso: string, now: number): string {
  const distanceMs = Date.parse(iso) - now;
  if (Math.abs(distanceMs) < JUST_NOW_MS) {
    return 'just now';
  }
  const words = formatRoughDuration(distanceMs);
  return distanceMs < 0 ? `${words} ago` : `in ${words}`;
}

/**
 * The exact time in the zone and language of the browser, as `Fri 14 Nov 2025, 14:00 GMT+1`.
 *
 * @param iso - RFC 3339 time.
 * @public
 */
export function formatExactTime(iso: string): string {
  const time = DateTime.fromISO(iso);
  return time.isValid
    ? time.toLocaleString({
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      })
    : iso;
}

import { currentLanguage } from '@groundwork/plugin-control-plane-react';

/**
 * A day in the language of the portal and the zone of the browser, as `3 Dec`; the year only when it is another one.
 *
 * @param iso - RFC 3339 time.
 * @param now - Milliseconds since the epoch.
 */
export function formatDay(iso: string, now: number): string {
  const time = new Date(iso);
  const isThisYear = time.getFullYear() === new Date(now).getFullYear();
  return time.toLocaleDateString(currentLanguage(), {
    day: 'numeric',
    month: 'short',
    year: isThisYear ? undefined : 'numeric',
  });
}

/** The end of a day in the zone of the browser, as RFC 3339. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString();
}

import { DateTime } from 'luxon';

/**
 * A day in the language of the browser, as `31 Dec 2026`.
 *
 * @param day - As `2026-12-31`, or an RFC 3339 time, whose local day it is.
 * @public
 */
export function formatDay(day: string): string {
  const time = DateTime.fromISO(day);
  return time.isValid ? time.toLocaleString(DateTime.DATE_MED) : day;
}

import { DateTime } from 'luxon';
import { currentLanguage, localeOf } from './language';

/**
 * A day in the language of the portal, as `31 Dec 2026`.
 *
 * @param day - As `2026-12-31`, or an RFC 3339 time, whose local day it is.
 * @param language - That of the portal when absent.
 * @public
 */
export function formatDay(
  day: string,
  language: string = currentLanguage(),
): string {
  const time = DateTime.fromISO(day);
  return time.isValid
    ? time.toLocaleString(DateTime.DATE_MED, { locale: localeOf(language) })
    : day;
}

import { DateTime } from 'luxon';
import { formatRoughDuration, roughly } from './formatDuration';
import { currentLanguage, isEnglish, localeOf } from './language';

const JUST_NOW_MS = 10_000;

/**
 * A time relative to now in words: `just now`, `2 h ago`, `in 3 days`.
 *
 * @param iso - RFC 3339 time.
 * @param now - Milliseconds since the epoch.
 * @param language - That of the portal when absent.
 * @public
 */
export function formatRelativeTime(
  iso: string,
  now: number,
  language: string = currentLanguage(),
): string {
  const distanceMs = Date.parse(iso) - now;
  if (Math.abs(distanceMs) < JUST_NOW_MS) {
    return isEnglish(language)
      ? 'just now'
      : new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
          0,
          'second',
        );
  }
  return formatDistance(distanceMs, language);
}

/**
 * How long ago something was, or how far ahead it is: `12 s ago`, `in 3 days`.
 *
 * @param distanceMs - Milliseconds; negative for what has been.
 * @param language - That of the portal when absent.
 * @public
 */
export function formatDistance(
  distanceMs: number,
  language: string = currentLanguage(),
): string {
  if (isEnglish(language)) {
    const words = formatRoughDuration(distanceMs, language);
    return distanceMs < 0 ? `${words} ago` : `in ${words}`;
  }
  const { count, unit } = roughly(distanceMs);
  return new Intl.RelativeTimeFormat(language, {
    style: unit.name === 'day' ? 'long' : 'short',
  }).format(distanceMs < 0 ? -count : count, unit.name);
}

/**
 * The exact time in the zone of the browser, as `Fri 14 Nov 2025, 14:00 GMT+1`.
 *
 * @param iso - RFC 3339 time.
 * @param language - That of the portal when absent.
 * @public
 */
export function formatExactTime(
  iso: string,
  language: string = currentLanguage(),
): string {
  const time = DateTime.fromISO(iso);
  return time.isValid
    ? time.toLocaleString(
        {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          timeZoneName: 'short',
        },
        { locale: localeOf(language) },
      )
    : iso;
}

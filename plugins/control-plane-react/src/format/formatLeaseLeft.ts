import { formatDistance } from './formatTime';
import { formatRoughDuration } from './formatDuration';
import { currentLanguage } from './language';

/** What is said of a lease around how long it is, by language; English where there is none. */
const WORDS: Record<
  string,
  { left: (duration: string) => string; ended: (distance: string) => string }
> = {
  en: {
    left: duration => `${duration} left`,
    ended: distance => `ended ${distance}`,
  },
  de: {
    left: duration => `noch ${duration}`,
    ended: distance => `${distance} abgelaufen`,
  },
};

/** What is left of a lease in words: `3 days left`, `ended 2 h ago`. @public */
export function formatLeaseLeft(
  expiresAt: string,
  now: number,
  language: string = currentLanguage(),
): string {
  const leftMs = Date.parse(expiresAt) - now;
  const words = WORDS[language.split('-')[0]];
  const spoken = words ? language : 'en';
  const { left, ended } = words ?? WORDS.en;
  return leftMs > 0
    ? left(formatRoughDuration(leftMs, spoken))
    : ended(formatDistance(Math.min(leftMs, -1), spoken));
}

import { currentLanguage, isEnglish } from './language';

const UNITS = [
  { name: 'day', seconds: 86_400, one: 'day', many: 'days' },
  { name: 'hour', seconds: 3_600, one: 'h', many: 'h' },
  { name: 'minute', seconds: 60, one: 'min', many: 'min' },
  { name: 'second', seconds: 1, one: 's', many: 's' },
] as const;

type Unit = (typeof UNITS)[number];
type Part = { count: number; unit: Unit };

/**
 * A length of time in words, as `2 days 4 h`: at most two units, the second only while it matters.
 *
 * @param milliseconds - The length; its sign is ignored.
 * @param language - That of the portal when absent.
 * @public
 */
export function formatDuration(
  milliseconds: number,
  language: string = currentLanguage(),
): string {
  return split(milliseconds)
    .map(part => formatPart(part, language))
    .join(' ');
}

/**
 * A length of time to the nearest unit alone, as `3 days`, for where a rough value is enough.
 *
 * @param milliseconds - The length; its sign is ignored.
 * @param language - That of the portal when absent.
 * @public
 */
export function formatRoughDuration(
  milliseconds: number,
  language: string = currentLanguage(),
): string {
  return formatPart(roughly(milliseconds), language);
}

/** A length of time to the nearest unit alone. */
export function roughly(milliseconds: number): Part {
  const seconds = Math.abs(milliseconds) / 1000;
  const unit =
    UNITS.find((candidate, index) => {
      // Counted in the unit below it: 59.6 s are a minute, 36 h are not 2 days.
      const below = UNITS[index + 1] ?? candidate;
      return (
        Math.round(seconds / below.seconds) * below.seconds >=
        leastCount(candidate) * candidate.seconds
      );
    }) ?? UNITS[UNITS.length - 1];
  return { count: Math.round(seconds / unit.seconds), unit };
}

/** Hours as the classes and requests carry them, in words: `24 h`, `7 days`. @public */
export function formatHours(
  hours: number,
  language: string = currentLanguage(),
): string {
  return formatDuration(hours * 3_600_000, language);
}

/** In English as shortly as it is read everywhere; otherwise as the browser knows it of the language. */
function formatPart({ count, unit }: Part, language: string): string {
  if (isEnglish(language)) {
    return `${count} ${count === 1 ? unit.one : unit.many}`;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: unit.name,
    unitDisplay: unit.name === 'day' ? 'long' : 'short',
  }).format(count);
}

function split(milliseconds: number): Part[] {
  const total = Math.floor(Math.abs(milliseconds) / 1000);
  const largest = UNITS.findIndex(
    unit => total >= leastCount(unit) * unit.seconds,
  );
  if (largest === -1) {
    return [{ count: 0, unit: UNITS[UNITS.length - 1] }];
  }
  const unit = UNITS[largest];
  const count = Math.floor(total / unit.seconds);
  const parts: Part[] = [{ count, unit }];
  const next = UNITS[largest + 1];
  const rest = next
    ? Math.floor((total - count * unit.seconds) / next.seconds)
    : 0;
  if (rest > 0 && (unit.name !== 'day' || count < 7)) {
    parts.push({ count: rest, unit: next });
  }
  return parts;
}

/** One day is more often thought of as 24 hours, two are not thought of as 48. */
function leastCount(unit: Unit): number {
  return unit.name === 'day' ? 2 : 1;
}

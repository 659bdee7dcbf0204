const UNITS = [
  { seconds: 86_400, one: 'day', many: 'days', short: 'd' },
  { seconds: 3_600, one: 'h', many: 'h', short: 'h' },
  { seconds: 60, one: 'min', many: 'min', short: 'min' },
  { seconds: 1, one: 's', many: 's', short: 's' },
];

/**
 * A length of time in words, as `2 days 4 h`: at most two units, the second only while it matters.
 *
 * @param milliseconds - The length; its sign is ignored.
 * @public
 */
export function formatDuration(milliseconds: number): string {
  const parts = split(milliseconds).map(
    ({ count, unit }) => `${count} ${count === 1 ? unit.one : unit.many}`,
  );
  return parts.join(' ');
}

/**
 * A length of time to the nearest unit alone, as `3 days`, for where a rough value is enough.
 *
 * @param milliseconds - The length; its sign is ignored.
 * @public
 */
export function formatRoughDuration(milliseconds: number): string {
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
  const count = Math.round(seconds / unit.seconds);
  return `${count} ${count === 1 ? unit.one : unit.many}`;
}

/** Hours as the classes and requests carry them, in words: `24 h`, `7 days`. @public */
export function formatHours(hours: number): string {
  return formatDuration(hours * 3_600_000);
}

function split(milliseconds: number) {
  const total = Math.floor(Math.abs(milliseconds) / 1000);
  const largest = UNITS.findIndex(
    unit => total >= leastCount(unit) * unit.seconds,
  );
  if (largest === -1) {
    return [{ count: 0, unit: UNITS[UNITS.length - 1] }];
  }
  const unit = UNITS[largest];
  const count = Math.floor(total / unit.seconds);
  const parts = [{ count, unit }];
  const next = UNITS[largest + 1];
  const rest = next
    ? Math.floor((total - count * unit.seconds) / next.seconds)
    : 0;
  if (rest > 0 && (unit.short !== 'd' || count < 7)) {
    parts.push({ count: rest, unit: next });
  }
  return parts;
}

/** One day is more often thought of as 24 hours, two are not thought of as 48. */
function leastCount(unit: (typeof UNITS)[number]): number {
  return unit.short === 'd' ? 2 : 1;
}

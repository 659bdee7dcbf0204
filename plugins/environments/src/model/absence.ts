/** How long somebody may stand in for somebody else. */
const DAYS_MAX = 90;
const DAY_MS = 86_400_000;

/** Days of an absence as they are typed, `2026-12-31`; empty where nothing was chosen. */
export type AbsenceDays = { from: string; until: string };

/** What is wrong with the last day of an absence. */
export type AbsenceProblem =
  'chooseUntil' | 'untilPast' | 'untilBeforeFrom' | 'tooLong';

/** The day of a time, where the person is: `2026-12-31`. */
export function dayOf(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** What is wrong with the days of an absence, if anything is. */
export function absenceProblem(
  days: AbsenceDays,
  now: Date,
): AbsenceProblem | undefined {
  const { from, until } = absenceTimes(days, now);
  if (!until) {
    return 'chooseUntil';
  }
  if (Date.parse(until) <= now.getTime()) {
    return 'untilPast';
  }
  const start = from ? Date.parse(from) : now.getTime();
  if (Date.parse(until) <= start) {
    return 'untilBeforeFrom';
  }
  return Date.parse(until) - start > DAYS_MAX * DAY_MS ? 'tooLong' : undefined;
}

/** When an absence begins and ends, RFC 3339: both days are part of it. It begins now, unless a later day says otherwise. */
export function absenceTimes(
  { from, until }: AbsenceDays,
  now: Date,
): { from?: string; until?: string } {
  const begins = startOf(from);
  const lastDay = startOf(until);
  const ends = lastDay && new Date(lastDay);
  ends?.setDate(ends.getDate() + 1);
  return {
    ...(begins && begins > now && { from: begins.toISOString() }),
    ...(ends && { until: ends.toISOString() }),
  };
}

function startOf(day: string): Date | undefined {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date) : undefined;
}

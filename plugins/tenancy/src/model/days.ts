import type { TenancyWords } from '../translation';

/** Today in the zone of the browser, as `2026-12-31`. */
export function today(): string {
  return dayOf(new Date().toISOString());
}

/** The day of an RFC 3339 time in the zone of the browser, as `2026-12-31`. */
export function dayOf(iso: string): string {
  const time = new Date(iso);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}

/** The end of a day in the zone of the browser, as RFC 3339. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString();
}

/** What is wrong with the last day of something that begins on another day; either may be empty. */
export function dayOrderProblem(
  start: string,
  end: string,
  t: TenancyWords,
): string | undefined {
  return start && end && end < start ? t('form.problems.dayOrder') : undefined;
}

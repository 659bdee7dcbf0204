import { dayOf } from './absence';

const HOUR_MS = 3_600_000;

/** The day on which something ends that lives so many hours from now, where the person is. */
export function lastDayOf(hours: number, now: Date): string {
  return dayOf(new Date(now.getTime() + hours * HOUR_MS));
}

/**
 * Hours from now until the same time of a day; until that day is over where that is today. `undefined` for what is no day
 * to come.
 */
export function hoursUntil(day: string, now: Date): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  const sameTime = new Date(now);
  sameTime.setFullYear(year, month - 1, date);
  if (Number.isNaN(sameTime.getTime()) || day < dayOf(now)) {
    return undefined;
  }
  const end =
    day === dayOf(now) ? new Date(now).setHours(24, 0, 0, 0) : +sameTime;
  return Math.max(1, Math.floor((end - now.getTime()) / HOUR_MS));
}

import { dayMs } from '../database';

/** The fewest days before an end of which the warning is due; nothing when none is, or there is no end. */
export function dueWarningDays(
  warningDays: readonly number[],
  now: string,
  expiresAt: string | undefined,
): number | undefined {
  if (expiresAt === undefined) {
    return undefined;
  }
  const leftMs = Date.parse(expiresAt) - Date.parse(now);
  const due = warningDays.filter(days => leftMs <= days * dayMs);
  return due.length > 0 ? Math.min(...due) : undefined;
}

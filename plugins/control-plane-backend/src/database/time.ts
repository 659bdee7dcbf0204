/** How long a day is, in milliseconds; in UTC each is 24 hours. */
export const dayMs = 86_400_000;

const stored = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A time with any offset as times have it everywhere: UTC, milliseconds; `undefined` when it is no time that we can keep. */
export function toUtc(time: string): string | undefined {
  const date = new Date(time);
  // A leap second is none to JavaScript.
  if (Number.isNaN(date.getTime())) {
    return undefined;
  }
  // An offset can lead out of the years that have four digits.
  const text = date.toISOString();
  return stored.test(text) ? text : undefined;
}

/** The time so many milliseconds after another, or before it. */
export function addMilliseconds(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}

/** The time so many days, of 24 hours each, after another, or before it. */
export function addDays(time: string, days: number): string {
  return addMilliseconds(time, days * dayMs);
}

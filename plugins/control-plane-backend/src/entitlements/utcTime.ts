const dayMs = 86_400_000;
const stored = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A time with any offset as times have it everywhere: UTC, milliseconds; `undefined` when it is no time that we can keep. */
export function toUtc(time: string): string | undefined {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return undefined;
  }
  const text = date.toISOString();
  return stored.test(text) ? text : undefined;
}

/** The time so many days, of 24 hours each, after another. */
export function addDays(time: string, days: number): string {
  return new Date(Date.parse(time) + days * dayMs).toISOString();
}

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A time as people read it in a sentence: `3 Oct 2026`. */
export function inWords(time: string): string {
  return dateFormat.format(new Date(time));
}

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

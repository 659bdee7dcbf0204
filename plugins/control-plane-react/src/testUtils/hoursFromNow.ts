const hourMs = 3_600_000;

/** RFC 3339 time so many hours from now; negative for the past. @public */
export function hoursFromNow(hours: number): string {
  return new Date(Date.now() + hours * hourMs).toISOString();
}

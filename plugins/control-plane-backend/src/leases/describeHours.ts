const minuteMs = 60_000;

/** A length of time as people say it, in the larger units that fit: `24 hours`, `1 hour 30 minutes`, `3 days`. */
export function describeHours(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / minuteMs));
  const days =
    Math.floor(minutes / (48 * 60)) > 0 ? Math.floor(minutes / 1440) : 0;
  const hours = Math.floor((minutes - days * 1440) / 60);
  const parts: [number, string][] =
    days > 0
      ? [
          [days, 'day'],
          [hours, 'hour'],
        ]
      : [
          [hours, 'hour'],
          [minutes % 60, 'minute'],
        ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

import { hoursUntil, lastDayOf } from './lifetimeDays';

const now = new Date(2026, 6, 14, 15, 30);

it('ends on the day that so many hours from now are on', () => {
  expect(lastDayOf(4, now)).toBe('2026-07-14');
  expect(lastDayOf(24, now)).toBe('2026-07-15');
  expect(lastDayOf(168, now)).toBe('2026-07-21');
});

it.each([
  ['2026-07-15', 24],
  ['2026-07-21', 168],
  // Until midnight.
  ['2026-07-14', 8],
])('lives until %s for %d hours', (day, hours) => {
  expect(hoursUntil(day, now)).toBe(hours);
});

it('knows no hours for a day that is over, or for none', () => {
  expect(hoursUntil('2026-07-13', now)).toBeUndefined();
  expect(hoursUntil('', now)).toBeUndefined();
});

import { addDays, addMilliseconds, toUtc } from './time';

describe('times', () => {
  it.each([
    ['2026-10-03T09:00:00Z', '2026-10-03T09:00:00.000Z'],
    ['2026-10-03T09:00:00.1239+02:00', '2026-10-03T07:00:00.123Z'],
    ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00.000Z'],
    ['2016-12-31T23:59:60Z', undefined],
    ['9999-12-31T23:59:59-01:00', undefined],
    ['0000-01-01T00:00:00+01:00', undefined],
    ['tomorrow', undefined],
  ])('reads %s as %s', (given, expected) => {
    expect(toUtc(given)).toBe(expected);
  });

  it('adds days of 24 hours, whatever clocks on walls do', () => {
    expect(addDays('2026-10-20T12:00:00.001Z', 14)).toBe(
      '2026-11-03T12:00:00.001Z',
    );
  });

  it.each([
    [1, '2027-01-01T00:00:00.000Z'],
    [-1_000, '2026-12-31T23:59:58.999Z'],
    // What is finer than a millisecond is not kept.
    [0.9, '2026-12-31T23:59:59.999Z'],
  ])('moves a time by %d ms to %s', (milliseconds, expected) => {
    expect(addMilliseconds('2026-12-31T23:59:59.999Z', milliseconds)).toBe(
      expected,
    );
  });
});

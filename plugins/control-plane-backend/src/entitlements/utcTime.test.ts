import { addDays, inWords, toUtc } from './utcTime';

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

  it('says dates as people do, in UTC', () => {
    expect(inWords('2026-10-03T23:59:59.999Z')).toBe('3 Oct 2026');
  });
});

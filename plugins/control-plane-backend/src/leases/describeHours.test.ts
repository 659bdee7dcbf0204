import { describeHours } from './describeHours';

const minuteMs = 60_000;

describe('describeHours', () => {
  it.each([
    [0.2, '1 minute'],
    [59, '59 minutes'],
    [60, '1 hour'],
    [90, '1 hour 30 minutes'],
    [24 * 60, '24 hours'],
    [47 * 60, '47 hours'],
    [48 * 60, '2 days'],
    [49 * 60 + 5, '2 days 1 hour'],
    [7 * 24 * 60, '7 days'],
  ])('says %d minutes as %s', (minutes, expected) => {
    expect(describeHours(minutes * minuteMs)).toBe(expected);
  });

  it('says what is almost an hour as one', () => {
    expect(describeHours(60 * minuteMs - 400)).toBe('1 hour');
  });
});

import { checkSubstitute } from './checkSubstitute';

const now = '2026-03-01T12:00:00.000Z';
const absent = 'user:default/ben';
const substitute = 'user:default/cy';
const check = (change: Record<string, string | undefined> = {}) =>
  checkSubstitute(
    { substitute, until: '2026-03-10T00:00:00Z', ...change },
    absent,
    now,
  );

describe('checkSubstitute', () => {
  it('begins now unless told otherwise, and keeps times in UTC', () => {
    expect(
      check({
        substitute: 'User:default/Cy',
        until: '2026-03-10T02:00:00+02:00',
      }),
    ).toEqual({
      absent,
      substitute,
      from: now,
      until: '2026-03-10T00:00:00.000Z',
    });
  });

  it('lasts 90 days at most', () => {
    const from = '2026-04-01T00:00:00Z';
    expect(check({ from, until: '2026-06-30T00:00:00Z' })).toMatchObject({
      until: '2026-06-30T00:00:00.000Z',
    });
    expect(() => check({ from, until: '2026-06-30T00:00:00.001Z' })).toThrow(
      'until: must be at most 90 days after the beginning',
    );
  });

  it('takes a clock that is some minutes behind for now', () => {
    expect(check({ from: '2026-03-01T11:55:00Z' }).from).toBe(now);
    expect(() => check({ from: '2026-03-01T11:54:59.999Z' })).toThrow(
      'from: is in the past',
    );
  });

  it.each<[Record<string, string>, string]>([
    [{ substitute: 'USER:default/Ben' }, 'substitute: is who is away'],
    [{ until: now }, 'until: is in the past'],
    [{ until: '2025-03-01T12:00:00Z' }, 'until: is in the past'],
    [{ from: '2026-03-10T00:00:00Z' }, 'until: must be after the beginning'],
    [{ until: 'tomorrow' }, 'until: is no time'],
    [{ from: '2026-02-30T25:00:00Z' }, 'from: is no time'],
    [
      { from: '2026-02-01T00:00:00Z', until: '2026-02-02T00:00:00Z' },
      '2 fields are not acceptable: from, until',
    ],
  ])('does not take %j: %s', (change, message) => {
    expect(() => check(change)).toThrow(message);
  });
});

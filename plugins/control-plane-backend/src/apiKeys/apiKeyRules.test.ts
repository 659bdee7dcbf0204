import fc from 'fast-check';
import { addMilliseconds, dayMs } from '../database';
import {
  endOfOverlap,
  inheritExpiry,
  readExpiry,
  requireRotatable,
} from './apiKeyRules';
import { dueWarningDays } from './dueWarningDays';

const now = '2026-06-01T12:00:00.000Z';
const later = (ms: number) => addMilliseconds(now, ms);

describe('the end of a key', () => {
  it.each([
    ['2026-06-01T12:00:00.001Z', '2026-06-01T12:00:00.001Z'],
    ['2026-06-01T15:00:00+02:00', '2026-06-01T13:00:00.000Z'],
    ['2027-01-01t00:00:00z', '2027-01-01T00:00:00.000Z'],
  ])('is kept of %s as %s', (text, kept) => {
    expect(readExpiry(text, now)).toBe(kept);
  });

  it.each([
    now,
    '2026-06-01T13:00:00+02:00',
    '1970-01-01T00:00:00Z',
    '2026-12-31T23:59:60Z',
    '9999-12-31T23:59:59-01:00',
    'tomorrow',
    '',
  ])('cannot be %j', text => {
    expect(() => readExpiry(text, now)).toThrow('expires_at: must be later');
  });

  it('comes to the successor of a key after as long as the key was made for', () => {
    const old = {
      created_at: later(-20 * dayMs),
      expires_at: later(10 * dayMs),
    };
    expect(inheritExpiry(old, now)).toBe(later(30 * dayMs));
    expect(inheritExpiry({ created_at: now }, now)).toBeUndefined();
  });

  it('is never later for having been replaced', () => {
    expect(endOfOverlap({}, now, 60)).toBe(later(60_000));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.nat(2_592_000),
        (leftMs, overlap) => {
          const end = endOfOverlap({ expires_at: later(leftMs) }, now, overlap);
          expect(end <= later(leftMs)).toBe(true);
          expect(end <= later(overlap * 1_000)).toBe(true);
        },
      ),
    );
  });
});

describe('rotating', () => {
  it.each([
    [{ revoked_at: later(-1) }, 'was revoked'],
    [{ expires_at: now }, 'has expired'],
    [{ replaced_by: 'x', expires_at: later(1) }, 'was replaced already'],
  ])('is refused for a key with %j', (change, reason) => {
    expect(() => requireRotatable({ name: 'ci', ...change }, now)).toThrow(
      reason,
    );
  });

  it('is allowed for a key that works', () => {
    expect(() =>
      requireRotatable({ name: 'ci', expires_at: later(1) }, now),
    ).not.toThrow();
  });
});

describe('the warning that is due', () => {
  it.each([
    [8 * dayMs, undefined],
    [7 * dayMs, 7],
    [dayMs + 1, 7],
    [dayMs, 1],
    [1, 1],
  ])('%d ms before the end is that of so many days: %p', (leftMs, days) => {
    expect(dueWarningDays([7, 1], now, later(leftMs))).toBe(days);
  });

  it('is none without an end, or where nobody wants any', () => {
    expect(dueWarningDays([7, 1], now, undefined)).toBeUndefined();
    expect(dueWarningDays([], now, later(1))).toBeUndefined();
  });
});

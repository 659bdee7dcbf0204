import { addHours } from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { decideLease, nearestWarning, type Lease } from './decideLease';

const readyAt = '2026-03-01T12:00:00.000Z';
const at = (hours: number) => addHours(readyAt, hours);
const config = { warnings: [1, 24] };
/** A lease of three days. */
const lease: Lease = { ready_at: readyAt, expires_at: at(72) };

describe('decideLease', () => {
  it.each<[string, Lease, number, object]>([
    ['nothing before the lease has begun', {}, 1_000, {}],
    ['nothing before the first warning', lease, 47.99, {}],
    ['the first warning', lease, 48, { action: 'warn', warningHours: 24 }],
    ['nothing once it was given', { ...lease, warned_hours: 24 }, 70.99, {}],
    [
      'the next one',
      { ...lease, warned_hours: 24 },
      71,
      { action: 'warn', warningHours: 1 },
    ],
    [
      'of two that were missed the last',
      lease,
      71.5,
      { action: 'warn', warningHours: 1 },
    ],
    [
      'to pass over a warning that is as long as the lease',
      { ready_at: readyAt, expires_at: at(24) },
      0,
      { action: 'pass-over', warningHours: 24 },
    ],
    [
      'a warning within a lease that is shorter than another',
      { ready_at: readyAt, expires_at: at(24), warned_hours: 24 },
      23,
      { action: 'warn', warningHours: 1 },
    ],
    [
      'the end',
      { ...lease, warned_hours: 1 },
      72,
      { action: 'expire', endedAt: at(72) },
    ],
    ['the end, also when nobody was warned', lease, 500, { action: 'expire' }],
  ])('finds due %s', (_name, given, hours, expected) => {
    const due = decideLease(given, at(hours), config);
    expect(due ?? {}).toMatchObject(expected);
    expect(due === undefined).toBe(Object.keys(expected).length === 0);
  });

  it('warns of every moment within the lease once, in order, and then ends it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.integer({ min: 0, max: 130 * 4 }), { maxLength: 40 }),
        (warnings, hours, looks) => {
          let warned: number | undefined;
          const given: number[] = [];
          const ends: number[] = [];
          // Looked at whenever, and for certain at every quarter of an hour.
          const times = [
            ...looks.map(quarter => quarter / 4),
            ...Array.from({ length: hours * 4 + 1 }, (_, index) => index / 4),
          ].sort((a, b) => a - b);
          for (const time of times) {
            const due = decideLease(
              {
                ready_at: readyAt,
                expires_at: at(hours),
                warned_hours: warned,
              },
              at(time),
              { warnings },
            );
            if (due?.action === 'expire') {
              ends.push(time);
            } else if (due) {
              warned = due.warningHours;
              if (due.action === 'warn') {
                given.push(due.warningHours);
              }
            }
          }
          expect(given).toEqual(
            warnings.filter(value => value < hours).sort((a, b) => b - a),
          );
          expect(ends.every(time => time >= hours)).toBe(true);
          expect(ends.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('nearestWarning', () => {
  it.each([
    [25, undefined],
    [24, 24],
    [1.01, 24],
    [1, 1],
    [-5, 1],
  ])('with %d hours left is %p', (hours, expected) => {
    expect(nearestWarning(at(hours), readyAt, config)).toBe(expected);
  });
});

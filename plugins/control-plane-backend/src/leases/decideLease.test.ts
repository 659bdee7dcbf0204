import { addHours } from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { decideLease, nearestWarning, type Lease } from './decideLease';

const readyAt = '2026-03-01T12:00:00.000Z';
const at = (hours: number) => addHours(readyAt, hours);
const config = { warnings: [1, 24] };
/** A lease of three days. */
const lease: Lease = {
  status: 'ready',
  ready_at: readyAt,
  expires_at: at(72),
};
/** The same, suspended for two days after it. */
const suspended: Lease = {
  ...lease,
  status: 'suspended',
  suspended_at: at(72),
  removal_at: at(120),
};

describe('decideLease', () => {
  it.each<[string, Lease, number, object]>([
    ['nothing before the lease has begun', { status: 'queued' }, 1_000, {}],
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
      { ...lease, expires_at: at(24) },
      0,
      { action: 'pass-over', warningHours: 24 },
    ],
    [
      'a warning within a lease that is shorter than another',
      { ...lease, expires_at: at(24), warned_hours: 24 },
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
    ['nothing of what was suspended just now', suspended, 72.1, {}],
    [
      'a warning before what is suspended is removed',
      suspended,
      96,
      { action: 'warn', then: 'expire', endsAt: at(120), warningHours: 24 },
    ],
    [
      'its removal',
      { ...suspended, warned_hours: 1 },
      120,
      { action: 'expire', endedAt: at(120) },
    ],
  ])('finds due %s', (_name, given, hours, expected) => {
    const due = decideLease(given, at(hours), { ...config, suspendHours: 0 });
    expect(due ?? {}).toMatchObject(expected);
    expect(due === undefined).toBe(Object.keys(expected).length === 0);
  });

  it('finds due to suspend it at the end, where its class has that', () => {
    const rules = { ...config, suspendHours: 48 };
    expect(decideLease(lease, at(72), rules)).toEqual({
      action: 'suspend',
      endedAt: at(72),
      hours: 48,
    });
    expect(decideLease(lease, at(71.5), rules)).toMatchObject({
      action: 'warn',
      then: 'suspend',
    });
    expect(decideLease(suspended, at(120), rules)).toMatchObject({
      action: 'expire',
    });
  });

  it('warns of every moment within lease and suspension once, in order, and then ends each', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 190 * 4 }), { maxLength: 40 }),
        (warnings, hours, suspendHours, looks) => {
          const told: string[] = [];
          let now: Lease = { ...lease, expires_at: at(hours) };
          // Looked at whenever, and for certain at every quarter of an hour.
          const times = [
            ...looks.map(quarter => quarter / 4),
            ...Array.from({ length: 190 * 4 + 1 }, (_, index) => index / 4),
          ].sort((a, b) => a - b);
          for (const time of times) {
            const due = decideLease(now, at(time), { warnings, suspendHours });
            if (due?.action === 'warn') {
              told.push(`${now.status} ${due.warningHours}`);
            }
            if (due?.action === 'warn' || due?.action === 'pass-over') {
              now = { ...now, warned_hours: due.warningHours };
            } else if (due?.action === 'suspend') {
              told.push('suspended');
              now = {
                ...suspended,
                suspended_at: at(time),
                removal_at: at(time + due.hours),
              };
            } else if (due) {
              told.push(`removed after ${time}`);
              break;
            }
          }
          const within = (status: string, length: number) =>
            warnings
              .filter(value => value < length)
              .sort((a, b) => b - a)
              .map(value => `${status} ${value}`);
          expect(told).toEqual([
            ...within('ready', hours),
            ...(suspendHours > 0
              ? ['suspended', ...within('suspended', suspendHours)]
              : []),
            `removed after ${hours + suspendHours}`,
          ]);
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

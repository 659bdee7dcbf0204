import fc from 'fast-check';
import { addHours, extendedFrom, extensionRoomOf } from './environmentLease';

const readyAt = '2026-02-01T12:00:00.000Z';
const policy = {
  title: 'Preview',
  extension_hours_max: 24,
  lifetime_hours_max: 168,
};
const room = (hours: number, change: Partial<typeof policy> = {}) =>
  extensionRoomOf(
    { ready_at: readyAt, expires_at: addHours(readyAt, hours) },
    { ...policy, ...change },
  );

describe('extensionRoomOf', () => {
  it('has nothing to say before the lease has begun', () => {
    expect(extensionRoomOf({}, policy)).toBeUndefined();
  });

  it.each([
    [24, 24, 144],
    [150, 18, 18],
    [167.5, 0, 0],
    [168, 0, 0],
    // The class has been made shorter since.
    [500, 0, 0],
  ])(
    'leaves of a lease of %d hours %d for the next extension and %d in all',
    (hours, hoursMax, hoursLeft) => {
      expect(room(hours)).toEqual({
        hoursMax,
        hoursLeft,
        endsAtMax: addHours(readyAt, 168),
      });
    },
  );

  it('leaves nothing at once where the class forbids extensions', () => {
    expect(room(24, { extension_hours_max: 0 })).toMatchObject({
      hoursMax: 0,
      hoursLeft: 144,
    });
  });

  it('leaves of what is suspended what is left from now on', () => {
    const suspended = {
      ready_at: readyAt,
      expires_at: addHours(readyAt, 24),
      suspended_at: addHours(readyAt, 24.1),
    };
    const now = addHours(readyAt, 150);
    expect(extendedFrom(suspended, now)).toBe(now);
    expect(extensionRoomOf(suspended, policy, now)).toEqual({
      hoursMax: 18,
      hoursLeft: 18,
      endsAtMax: addHours(readyAt, 168),
    });
    // Nobody gains hours by a clock that is behind.
    expect(extendedFrom(suspended, readyAt)).toBe(suspended.expires_at);
  });

  it('never leaves more than leads to the latest end, however it is used', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 168 }),
        fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 30 }),
        (hours, extensions) => {
          let total = hours;
          for (const extension of extensions) {
            const left = room(total);
            if (left && extension <= left.hoursMax) {
              total += extension;
            }
          }
          expect(total).toBeLessThanOrEqual(168);
        },
      ),
    );
  });
});

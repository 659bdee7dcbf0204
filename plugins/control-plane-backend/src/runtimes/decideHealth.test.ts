import { decideHealth } from './decideHealth';
import type { RuntimeRecord } from './RuntimeRecord';
import type { CheckResult } from './Runtimes';

const before = (
  change: Partial<RuntimeRecord> = {},
): Parameters<typeof decideHealth>[0] => ({
  health_status: 'healthy',
  health_failures: 0,
  health_checked_at: '2026-01-01T00:00:00.000Z',
  ...change,
});
const found = (change: Partial<CheckResult> = {}): CheckResult => ({
  status: 'unavailable',
  isTerminal: false,
  ...change,
});

describe('decideHealth', () => {
  it.each<[string, Partial<RuntimeRecord>, Partial<CheckResult>, object]>([
    [
      'one check that fails makes it degraded, which holds no work',
      {},
      { message: 'ECONNREFUSED' },
      {
        health_status: 'degraded',
        health_message: 'A check failed, and is done again: ECONNREFUSED',
        health_failures: 1,
        isUrgent: true,
      },
    ],
    [
      'a second one in a row makes it unavailable',
      { health_status: 'degraded', health_failures: 1 },
      { message: 'ECONNREFUSED' },
      {
        health_status: 'unavailable',
        health_message: 'ECONNREFUSED',
        health_failures: 2,
        isUrgent: true,
      },
    ],
    [
      'what cannot help itself is unavailable at once',
      {},
      { isTerminal: true, message: 'The address is refused' },
      {
        health_status: 'unavailable',
        health_message: 'The address is refused',
        health_failures: 1,
        isUrgent: true,
      },
    ],
    [
      'what never was well is unavailable at once',
      { health_checked_at: undefined },
      {},
      {
        health_status: 'unavailable',
        health_message: 'It does not answer',
        health_failures: 1,
        isUrgent: true,
      },
    ],
    [
      'what is unavailable stays it',
      { health_status: 'unavailable', health_failures: 0 },
      { message: 'No' },
      {
        health_status: 'unavailable',
        health_message: 'No',
        health_failures: 1,
        isUrgent: true,
      },
    ],
    [
      'one success makes it healthy',
      { health_status: 'unavailable', health_failures: 9 },
      { status: 'healthy' },
      {
        health_status: 'healthy',
        health_message: '',
        health_failures: 0,
        isUrgent: false,
      },
    ],
    [
      'an adapter says itself that it is degraded',
      { health_failures: 1 },
      { status: 'degraded', message: 'Slow' },
      {
        health_status: 'degraded',
        health_message: 'Slow',
        health_failures: 0,
        isUrgent: false,
      },
    ],
  ])('%s', (_what, change, check, expected) => {
    expect(decideHealth(before(change), found(check))).toEqual(expected);
  });

  it('takes every second check that fails for nothing when those between succeed', () => {
    let state = before();
    for (let round = 0; round < 10; round++) {
      const check = found(round % 2 ? { status: 'healthy' } : {});
      state = { ...state, ...decideHealth(state, check) };
      expect(state.health_status).not.toBe('unavailable');
    }
  });
});

import type { EnvironmentSummary } from './environmentSummary';
import { countStates, needingAttention, nextToEnd } from './overview';

function environment(
  title: string,
  overrides: Partial<EnvironmentSummary> = {},
): EnvironmentSummary {
  return {
    id: title,
    title,
    class: 'preview',
    region: 'us-east-1',
    owner: 'group:default/team-payments',
    status: 'ready',
    isDrifted: false,
    ...overrides,
  };
}

describe('countStates', () => {
  it('counts each state, those with most first', () => {
    expect(
      countStates([
        environment('a', { status: 'failed' }),
        environment('b'),
        environment('c'),
        environment('d', { status: 'deprovisioning' }),
      ]),
    ).toEqual([
      { status: 'ready', count: 2 },
      { status: 'deprovisioning', count: 1 },
      { status: 'failed', count: 1 },
    ]);
  });
});

describe('needingAttention', () => {
  it('puts what failed before what drifted, and that before what rests', () => {
    expect(
      needingAttention([
        environment('resting', { status: 'suspended' }),
        environment('well'),
        environment('drifted', { isDrifted: true }),
        environment('both', { status: 'failed', isDrifted: true }),
        environment('a failed one', { status: 'failed' }),
      ]).map(({ id }) => id),
    ).toEqual(['a failed one', 'both', 'drifted', 'resting']);
  });
});

describe('nextToEnd', () => {
  it('is the one whose lease ends first, whatever its time zone', () => {
    expect(
      nextToEnd([
        environment('without an end'),
        environment('later', { expiresAt: '2026-03-02T00:30:00.000Z' }),
        environment('first', { expiresAt: '2026-03-02T02:00:00.000+02:00' }),
      ])?.id,
    ).toBe('first');
  });

  it('is none where nothing ends', () => {
    expect(nextToEnd([environment('a')])).toBeUndefined();
  });
});

import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import { environmentLifecycle } from '@groundwork/plugin-control-plane-common';
import { englishWords, exampleRequest } from '../__testUtils__';
import { answerParts } from './describeRequest';
import { extensionPresets, extensionProblem, isEnding, leaseOf } from './lease';
import { lifecycleSteps } from './lifecycleSteps';

const t = englishWords();
const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const at = (hours: number) => new Date(NOW + hours * 3_600_000).toISOString();
const room = (hoursMax: number, hoursLeft = hoursMax) => ({
  hoursMax,
  hoursLeft,
  endsAtMax: at(hoursLeft),
});

describe('leaseOf', () => {
  it('is there exactly while the time of an environment runs', () => {
    const statuses = Object.keys(environmentLifecycle) as EnvironmentStatus[];
    expect(
      statuses.filter(status => leaseOf(exampleRequest({ status }))),
    ).toEqual(['queued', 'reconciling', 'ready', 'failed']);
    expect(leaseOf(exampleRequest({ expires_at: undefined }))).toBeUndefined();
  });

  it('is as long as it has become by extensions', () => {
    expect(
      leaseOf(exampleRequest({ ready_at: at(-10), expires_at: at(90) })),
    ).toEqual({ expiresAt: at(90), ttlHours: 100 });
  });

  it('is about to end when a tenth of it, or six hours, are left', () => {
    const left = (hours: number) =>
      isEnding(
        exampleRequest({ ready_at: at(-20), expires_at: at(hours) }),
        NOW,
      );
    expect(left(5)).toBe(true);
    expect(left(7)).toBe(false);
  });
});

describe('extensions', () => {
  it.each([
    [1, [1]],
    [3, [1, 3]],
    [24, [1, 4, 12, 24]],
    [168, [12, 24, 72, 168]],
    [100, [12, 24, 72, 100]],
  ])('of %d h at most are offered as %j', (hoursMax, expected) => {
    expect(extensionPresets(room(hoursMax))).toEqual(expected);
  });

  it.each([
    [0, 'Say how many hours, 1 or more.'],
    [NaN, 'Say how many hours, 1 or more.'],
    [1.5, 'Say how many hours, 1 or more.'],
    [1, undefined],
    [5, undefined],
    [24, expect.stringMatching(/^It may live until .*: 5 h more\.$/)],
    [25, 'At most 24 h at once.'],
  ])('of %d h are checked as the control plane does', (hours, expected) => {
    expect(
      extensionProblem(hours, room(5), { extension_hours_max: 24 }, t),
    ).toEqual(expected);
  });
});

describe('an end', () => {
  it('that came by itself is said so, while it comes and after', () => {
    const ending = exampleRequest({
      status: 'deprovisioning',
      end_reason: 'expired',
    });
    expect(answerParts(ending, NOW, t)).toEqual(['its time is over']);
    expect(lifecycleSteps(ending, t).at(-1)).toMatchObject({
      title: 'Being removed',
      note: 'Its time is over',
    });
    const ended = { ...ending, status: 'expired', updated_at: at(-2) } as const;
    expect(answerParts(ended, NOW, t)).toEqual([
      'its time is over',
      'removed 2 h ago',
    ]);
    expect(lifecycleSteps(ended, t).at(-1)).toMatchObject({
      title: 'Expired',
      state: 'done',
      time: at(-2),
    });
  });

  it.each([
    [0, undefined],
    [1, 'Extended once'],
    [3, 'Extended 3 times'],
  ])('that was moved %d times says so', (extensions, note) => {
    expect(lifecycleSteps(exampleRequest({ extensions }), t).at(-1)?.note).toBe(
      note,
    );
  });
});

import type { Link } from '@groundwork/plugin-control-plane-common';
import { aPlacement, anObservedResource } from '../__testUtils__/aPlacement';
import { applyOutcome, describeDrift } from './applyOutcome';
import type { Requeue } from './decideRequeue';
import type { Outcome } from './Outcome';

const now = '2026-02-01T00:00:00.000Z';
const before = '2026-01-31T12:00:00.000Z';
const requeue: Requeue = { afterMs: 1_000, attempt: 0, gaveUp: false };
const commit: Link = { title: 'Commit', kind: 'commit', reference: 'abc' };

describe('applyOutcome', () => {
  it('observes a generation only when it was brought about', () => {
    const placement = aPlacement({ generation: 3, observed_generation: 2 });
    const generationAfter = (outcome: Outcome) =>
      applyOutcome(placement, outcome, requeue, now).observed_generation;

    expect(
      generationAfter({
        result: 'in-sync',
        resources: [anObservedResource()],
        links: [],
      }),
    ).toBe(3);
    expect(generationAfter({ result: 'removed' })).toBe(3);
    expect(
      generationAfter({ result: 'drifted', resources: [], links: [] }),
    ).toBe(2);
    expect(
      generationAfter({
        result: 'waiting',
        message: 'For a merge',
        links: [],
        requeueAfterMs: 1,
      }),
    ).toBe(2);
    expect(
      generationAfter({ result: 'error', terminal: true, message: 'No' }),
    ).toBe(2);
  });

  it('makes what is in sync ready and forgets the last error', () => {
    const change = applyOutcome(
      aPlacement({ attempt: 2, last_error: 'It was away' }),
      { result: 'in-sync', resources: [anObservedResource()], links: [commit] },
      requeue,
      now,
    );
    expect(change).toMatchObject({
      status: 'ready',
      drift_status: 'in_sync',
      attempt: 0,
      links: [commit],
      observed_at: now,
    });
    expect(change.last_error).toBeUndefined();
    expect(change.conditions).toEqual([
      expect.objectContaining({ type: 'Ready', status: 'True' }),
      expect.objectContaining({ type: 'InSync', status: 'True' }),
    ]);
  });

  it('leaves what drifted ready and tells what drifted', () => {
    const change = applyOutcome(
      aPlacement({ status: 'ready', observed_generation: 1 }),
      {
        result: 'drifted',
        resources: [
          anObservedResource({
            state: 'changed',
            fields: [{ path: 'spec.hard.pods' }],
          }),
        ],
        links: [],
      },
      requeue,
      now,
    );
    expect(change).toMatchObject({
      status: 'ready',
      drift_status: 'drifted',
      message: 'namespace was changed (spec.hard.pods)',
    });
    expect(change.conditions).toContainEqual(
      expect.objectContaining({
        type: 'InSync',
        status: 'False',
        reason: 'Drifted',
      }),
    );
  });

  it('shows that it waits, and does not call waiting for a removal waiting to be there', () => {
    const waiting: Outcome = {
      result: 'waiting',
      message: 'Waits for a merge',
      links: [commit],
      requeueAfterMs: 1,
    };
    expect(applyOutcome(aPlacement(), waiting, requeue, now)).toMatchObject({
      status: 'waiting',
      message: 'Waits for a merge',
      links: [commit],
    });
    expect(
      applyOutcome(
        aPlacement({ desired_state: 'absent', status: 'deleting' }),
        waiting,
        requeue,
        now,
      ),
    ).toMatchObject({ status: 'deleting' });
  });

  it('keeps the error of a failure and says whether it tries again', () => {
    const failed = { result: 'error', terminal: false, message: 'No' } as const;
    const retried = applyOutcome(
      aPlacement({ status: 'in_progress' }),
      failed,
      { afterMs: 1, attempt: 1, gaveUp: false },
      now,
    );
    expect(retried).toMatchObject({
      status: 'in_progress',
      last_error: 'No',
      attempt: 1,
      conditions: [expect.objectContaining({ reason: 'Retrying' })],
    });
    const gaveUp = applyOutcome(
      aPlacement({ status: 'in_progress' }),
      failed,
      { attempt: 3, gaveUp: true },
      now,
    );
    expect(gaveUp).toMatchObject({
      status: 'failed',
      last_error: 'No',
      attempt: 3,
      conditions: [
        expect.objectContaining({
          type: 'Ready',
          status: 'False',
          reason: 'GaveUp',
        }),
      ],
    });
  });

  it('does not know whether something drifted that could not be looked at', () => {
    const change = applyOutcome(
      aPlacement({
        status: 'ready',
        drift_status: 'in_sync',
        observed_generation: 1,
      }),
      { result: 'error', terminal: false, message: 'It is away' },
      { afterMs: 1, attempt: 1, gaveUp: false },
      now,
    );
    expect(change).toMatchObject({ status: 'ready', drift_status: 'unknown' });
    expect(change.conditions).toEqual([
      expect.objectContaining({
        type: 'InSync',
        status: 'Unknown',
        reason: 'ObserveFailed',
      }),
    ]);
  });

  it('moves the time of a condition only when its status changes', () => {
    const ready = {
      type: 'Ready',
      status: 'True',
      reason: 'Applied',
      message: '',
      last_transition_time: before,
    } as const;
    const inSync = { ...ready, type: 'InSync', status: 'False' as const };
    const { conditions } = applyOutcome(
      aPlacement({ conditions: [ready, inSync] }),
      { result: 'in-sync', resources: [anObservedResource()], links: [] },
      requeue,
      now,
    );
    expect(
      conditions.map(({ type, status, last_transition_time }) => [
        type,
        status,
        last_transition_time,
      ]),
    ).toEqual([
      ['Ready', 'True', before],
      ['InSync', 'True', now],
    ]);
  });

  it('keeps nothing of what was removed', () => {
    expect(
      applyOutcome(
        aPlacement({
          desired_state: 'absent',
          resources: [anObservedResource()],
          drift_status: 'drifted',
        }),
        { result: 'removed' },
        { attempt: 0, gaveUp: false },
        now,
      ),
    ).toMatchObject({
      status: 'deleted',
      drift_status: 'unknown',
      resources: [],
    });
  });
});

describe('describeDrift', () => {
  it('names what drifted, in a sentence that stays short', () => {
    const changed = (id: string, ...paths: string[]) =>
      anObservedResource({
        id,
        state: 'changed',
        fields: paths.map(path => ({ path })),
      });
    expect(describeDrift([anObservedResource(), changed('quota')])).toBe(
      'quota was changed',
    );
    expect(describeDrift([changed('quota', 'a', 'b', 'c', 'd', 'e')])).toBe(
      'quota was changed (a, b, c and 2 more)',
    );
    expect(
      describeDrift([
        changed('a', 'x'),
        anObservedResource({ id: 'b', state: 'missing' }),
        anObservedResource({ id: 'c', state: 'extra' }),
        changed('d'),
        changed('e'),
      ]),
    ).toBe('a was changed (x); b is missing; c was added; and 2 more');
    expect(
      describeDrift([changed('a', 'x'.repeat(100_000))]).length,
    ).toBeLessThanOrEqual(1_000);
  });

  it('says so when nothing can be seen', () => {
    expect(describeDrift([])).toBe('nothing of it can be seen');
  });
});

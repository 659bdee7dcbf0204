import type {
  ClusterStatus,
  EnvironmentStatus,
  Link,
  TargetStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  canTransition,
  environmentLifecycle,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { aPlacement } from '../__testUtils__/aPlacement';
import type { Placement } from './Placement';
import { summarizePlacements } from './summarizePlacements';

const titleOf = (runtime: string) => runtime.toLocaleUpperCase('en-US');

function summarize(
  status: EnvironmentStatus,
  ...placements: Partial<Placement>[]
) {
  return summarizePlacements({ status }, placements.map(aPlacement), titleOf);
}

const ready: Partial<Placement> = {
  status: 'ready',
  drift_status: 'in_sync',
  observed_generation: 1,
};

describe('summarizePlacements', () => {
  it.each<[string, EnvironmentStatus, Partial<Placement>[], EnvironmentStatus]>(
    [
      ['is ready when every target is', 'reconciling', [ready, ready], 'ready'],
      [
        'is not ready while one target is not',
        'reconciling',
        [ready, { status: 'in_progress' }],
        'reconciling',
      ],
      [
        'is not ready when a target has a newer generation to bring about',
        'reconciling',
        [{ ...ready, generation: 2 }],
        'reconciling',
      ],
      [
        'waits with a target that waits',
        'reconciling',
        [ready, { status: 'waiting' }],
        'reconciling',
      ],
      [
        'has failed when one target gave up',
        'reconciling',
        [ready, { status: 'failed' }],
        'failed',
      ],
      ['stays failed until somebody asks', 'failed', [ready, ready], 'failed'],
      ['stays queued until a pass begins', 'queued', [ready], 'queued'],
      [
        'stays ready when it drifts',
        'ready',
        [{ ...ready, drift_status: 'drifted' }],
        'ready',
      ],
      [
        'stays ready when it cannot be looked at',
        'ready',
        [{ ...ready, attempt: 4, drift_status: 'unknown' }],
        'ready',
      ],
      [
        'stays suspended when its passes succeed',
        'suspended',
        [ready, ready],
        'suspended',
      ],
      [
        'stays suspended when a target gave up',
        'suspended',
        [ready, { status: 'failed' }],
        'suspended',
      ],
      [
        'is deleted when it is gone from every target',
        'deprovisioning',
        [{ status: 'deleted' }, { status: 'deleted' }],
        'deleted',
      ],
      [
        'is not deleted while one target has it',
        'deprovisioning',
        [{ status: 'deleted' }, { status: 'deleting' }],
        'deprovisioning',
      ],
    ],
  )('%s', (_guarantee, current, placements, expected) => {
    expect(summarize(current, ...placements).status).toBe(expected);
  });

  const anyPlacement = fc.record({
    runtime: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom<TargetStatus>(
      'pending',
      'in_progress',
      'waiting',
      'ready',
      'failed',
      'deleting',
      'deleted',
    ),
    generation: fc.integer({ min: 1, max: 3 }),
    observed_generation: fc.option(fc.integer({ min: 1, max: 3 }), {
      nil: undefined,
    }),
    attempt: fc.nat(3),
    drift_status: fc.constantFrom('unknown', 'in_sync', 'drifted' as const),
  });

  it('moves a request only as its lifecycle allows, and never says ready falsely', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...(Object.keys(environmentLifecycle) as EnvironmentStatus[]),
        ),
        fc.array(anyPlacement as fc.Arbitrary<Partial<Placement>>, {
          minLength: 1,
          maxLength: 4,
        }),
        (current, placements) => {
          const { status } = summarize(current, ...placements);
          expect(status === current || canTransition(current, status)).toBe(
            true,
          );
          const becameReady = status === 'ready' && current !== 'ready';
          const allAre = placements.every(
            placement =>
              placement.status === 'ready' &&
              placement.observed_generation === placement.generation,
          );
          expect(becameReady).toBe(current === 'reconciling' && allAre);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each<[TargetStatus[], ClusterStatus]>([
    [[], 'unknown'],
    [['ready', 'ready'], 'synced'],
    [['ready', 'pending'], 'pending'],
    [['ready', 'in_progress', 'pending'], 'progressing'],
    [['ready', 'deleting'], 'progressing'],
    [['in_progress', 'waiting'], 'waiting'],
    [['waiting', 'failed', 'ready'], 'degraded'],
    [['deleted', 'deleted'], 'removed'],
    [['deleted', 'deleting'], 'progressing'],
  ])('takes targets that are %j together as %s', (statuses, expected) => {
    const placements = statuses.map(status => ({ status }));
    expect(summarize('reconciling', ...placements).cluster_status).toBe(
      expected,
    );
  });

  it('has drifted when one target has, and is in sync only when all are', () => {
    const drift = (...statuses: Placement['drift_status'][]) =>
      summarize('ready', ...statuses.map(drift_status => ({ drift_status })))
        .drift_status;
    expect(drift('in_sync', 'drifted', 'unknown')).toBe('drifted');
    expect(drift('in_sync', 'in_sync')).toBe('in_sync');
    expect(drift('in_sync', 'unknown')).toBe('unknown');
    expect(drift()).toBe('unknown');
  });

  it('says which target keeps it, and nothing when nothing does', () => {
    const failing = { runtime: 'b', message: 'It is away', attempt: 1 };
    expect(
      summarize('reconciling', { ...ready, runtime: 'a' }, failing)
        .status_message,
    ).toBe('B: It is away');
    expect(summarize('ready', ready, failing).status_message).toBe('');
    expect(summarize('suspended', ready).status_message).toBe(
      'Its time is over',
    );
    expect(summarize('suspended', ready, failing)).toMatchObject({
      status_message: 'Its time is over · B: It is away',
      cluster_status: 'pending',
    });
  });

  it('shows a link once', () => {
    const link: Link = { title: 'Commit', kind: 'commit', reference: 'abc' };
    expect(
      summarize(
        'ready',
        { links: [link] },
        { links: [link, { ...link, reference: 'def' }] },
      ).links,
    ).toEqual([link, { ...link, reference: 'def' }]);
  });
});

import assert from 'node:assert/strict';
import {
  canTransition,
  isFinal,
  type EnvironmentStatus,
  type NamespaceStatus,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { aPlacement, anObservedResource } from '../__testUtils__/aPlacement';
import { applyOutcome } from './applyOutcome';
import { backoffCeilingMs, decideRequeue } from './decideRequeue';
import type { Outcome } from './Outcome';
import { hasWork, type Placement } from './Placement';
import { planPlacement } from './planPlacement';
import { summarizeNamespace } from './summarizeNamespace';
import { summarizePlacements } from './summarizePlacements';

const now = '2026-02-01T00:00:00.000Z';
const titleOf = (runtime: string) => runtime;

const config = fc.record({
  backoffBaseMs: fc.integer({ min: 1, max: 60_000 }),
  backoffCapMs: fc.integer({ min: 60_000, max: 86_400_000 }),
  attemptsMax: fc.integer({ min: 1, max: 20 }),
  resyncIntervalMs: fc.integer({ min: 100, max: 86_400_000 }),
});
type Config = typeof config extends fc.Arbitrary<infer T> ? T : never;
const random = fc.double({ min: 0, max: 1, noNaN: true });

/** What an adapter may come to, whatever should be. */
const result = fc.constantFrom(
  'seen',
  'differs',
  'waits',
  'fails',
  'fails for good',
);
/** What happens to one of the placements of an environment, or to all of them. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      index: fc.nat(),
      result,
      random,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('reconcile' as const, 'remove' as const),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a pass over a placement comes to. */
function outcomeOf(
  placement: Placement,
  kind: typeof result extends fc.Arbitrary<infer T> ? T : never,
): Outcome {
  const resources = [anObservedResource()];
  const absent = placement.desired_state === 'absent';
  switch (kind) {
    case 'seen':
      return absent
        ? { result: 'removed' }
        : { result: 'in-sync', resources, links: [] };
    case 'differs': {
      const observation = {
        resources: [anObservedResource({ state: 'changed' })],
      };
      return planPlacement(placement, observation) === 'report-drift'
        ? { result: 'drifted', ...observation, links: [] }
        : {
            result: 'error',
            terminal: false,
            message: 'Still not as it should be',
          };
    }
    case 'waits':
      // Looking waits for nothing.
      return !hasWork(placement)
        ? outcomeOf(placement, 'seen')
        : {
            result: 'waiting',
            message: 'For a merge',
            links: [],
            requeueAfterMs: 5,
          };
    default:
      return {
        result: 'error',
        terminal: kind === 'fails for good',
        message: 'No',
      };
  }
}

/** One environment with its placements, as the queue and the recorder would move them. */
class Life {
  status: EnvironmentStatus = 'queued';
  namespaceStatus: NamespaceStatus = 'provisioning';
  readonly placements: (Placement & { isDue: boolean })[];
  readonly #config: Config;

  constructor(count: number, settings: Config) {
    this.#config = settings;
    this.placements = Array.from({ length: count }, (_, index) => ({
      ...aPlacement({ id: `p${index}`, runtime: `r${index}` }),
      isDue: true,
    }));
  }

  take(next: Step): void {
    if (next === 'reconcile' || next === 'remove') {
      this.#ask(next);
    } else {
      this.#pass(next);
    }
    this.#check();
  }

  #ask(what: 'reconcile' | 'remove'): void {
    const to = what === 'reconcile' ? 'queued' : 'deprovisioning';
    if (
      !canTransition(this.status, to) ||
      (what === 'reconcile' && this.status === 'reconciling')
    ) {
      return;
    }
    this.status = to;
    this.namespaceStatus = what === 'remove' ? 'deleting' : 'provisioning';
    for (const placement of this.placements) {
      Object.assign(placement, {
        desired_state: what === 'remove' ? 'absent' : 'present',
        generation: placement.generation + 1,
        attempt: 0,
        status: what === 'remove' ? 'deleting' : 'pending',
        isDue: true,
      });
    }
  }

  #pass({ index, result: kind, random: chance }: Exclude<Step, string>): void {
    const placement = this.placements[index % this.placements.length];
    if (!placement.isDue) {
      return;
    }
    if (hasWork(placement)) {
      placement.status =
        placement.desired_state === 'absent' ? 'deleting' : 'in_progress';
      this.#summarize();
    }
    const before = { ...placement };
    const outcome = outcomeOf(placement, kind);
    const requeue = decideRequeue(
      outcome,
      placement,
      this.#config,
      () => chance,
    );
    Object.assign(placement, applyOutcome(placement, outcome, requeue, now), {
      isDue: requeue.afterMs !== undefined,
    });
    this.#checkPass(before, placement, outcome, requeue.afterMs);
    this.#summarize();
  }

  #checkPass(
    before: Placement,
    after: Placement,
    outcome: Outcome,
    afterMs: number | undefined,
  ): void {
    // Only a failure uses up an attempt.
    assert.equal(
      after.attempt,
      outcome.result === 'error' ? before.attempt + 1 : 0,
    );
    // What should be is brought about, and known to be, only by seeing that it is.
    const isSeen = outcome.result === 'in-sync' || outcome.result === 'removed';
    assert.equal(
      after.observed_generation,
      isSeen ? before.generation : before.observed_generation,
    );
    if (outcome.result === 'error' && afterMs !== undefined) {
      const ceilingMs = outcome.terminal
        ? this.#config.backoffCapMs
        : backoffCeilingMs(after.attempt, this.#config) + 0.5;
      assert.ok(afterMs <= ceilingMs);
    }
    if (
      outcome.result === 'error' &&
      outcome.terminal &&
      hasWork(before) &&
      before.desired_state === 'present'
    ) {
      assert.equal(afterMs, undefined);
    }
  }

  #summarize(): void {
    const begun =
      this.status === 'queued' &&
      this.placements.some(({ status }) => status === 'in_progress')
        ? 'reconciling'
        : this.status;
    const { status } = summarizePlacements(
      { status: begun },
      this.placements,
      titleOf,
    );
    for (const [from, to] of [
      [this.status, begun],
      [begun, status],
    ] as const) {
      assert.ok(from === to || canTransition(from, to), `${from} to ${to}`);
    }
    this.status = status;

    const namespace = summarizeNamespace(this.placements, titleOf).status;
    const legal: Partial<Record<NamespaceStatus, NamespaceStatus[]>> = {
      provisioning: ['active', 'failed'],
      // Asking for anything makes it provisioning before passes do.
      active: [],
      failed: [],
      deleting: ['deleted'],
      deleted: [],
    };
    assert.ok(
      [this.namespaceStatus, ...(legal[this.namespaceStatus] ?? [])].includes(
        namespace,
      ),
      `${this.namespaceStatus} to ${namespace}`,
    );
    this.namespaceStatus = namespace;
  }

  /** Whatever has happened, everything is on its way, done, or given up so that somebody can ask for another attempt. */
  #check(): void {
    for (const placement of this.placements) {
      const isDone = placement.status === 'deleted';
      const isDead = placement.status === 'failed';
      assert.equal(placement.isDue, !isDone && !isDead, placement.status);
      assert.ok(!isDead || placement.desired_state === 'present');
      assert.ok((placement.observed_generation ?? 0) <= placement.generation);
      if (placement.status === 'ready') {
        assert.ok(!hasWork(placement));
      }
    }
    if (isFinal(this.status)) {
      assert.ok(this.placements.every(({ status }) => status === 'deleted'));
      assert.equal(this.namespaceStatus, 'deleted');
    }
  }
}

describe('the life of an environment and its namespace', () => {
  it('knows no illegal move and no state without a way out, whatever passes come to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        config,
        fc.array(step, { maxLength: 60 }),
        fc.boolean(),
        (count, settings, steps, endsReady) => {
          const life = new Life(count, settings);
          steps.forEach(next => life.take(next));
          if (isFinal(life.status)) {
            return;
          }
          // Whatever has happened: asking once, and runtime environments that work, lead to the end.
          if (life.status !== 'deprovisioning') {
            life.take(endsReady ? 'reconcile' : 'remove');
          }
          const isRemoved = life.status === 'deprovisioning';
          for (let index = 0; index < count; index += 1) {
            life.take({ index, result: 'seen', random: 0 });
          }
          expect([life.status, life.namespaceStatus]).toEqual(
            isRemoved ? ['deleted', 'deleted'] : ['ready', 'active'],
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the same in whatever order its placements are looked at', () => {
    const placement = fc.record({
      status: fc.constantFrom<Placement['status']>(
        'pending',
        'in_progress',
        'waiting',
        'ready',
        'failed',
        'deleting',
        'deleted',
      ),
      drift_status: fc.constantFrom<Placement['drift_status']>(
        'unknown',
        'in_sync',
        'drifted',
      ),
      desired_state: fc.constantFrom<Placement['desired_state']>(
        'present',
        'absent',
      ),
      generation: fc.constantFrom(1, 2),
      observed_generation: fc.constantFrom(undefined, 1, 2),
      attempt: fc.constantFrom(0, 3),
      runtime: fc.constantFrom('a', 'b', 'c', 'd'),
      message: fc.constantFrom('one', 'two', 'three'),
    });
    const parts = (text: string) => text.split(' · ').sort();
    fc.assert(
      fc.property(
        fc
          .uniqueArray(placement, {
            maxLength: 4,
            selector: ({ runtime }) => runtime,
          })
          .chain(some =>
            fc.tuple(
              fc.constant(some),
              fc.shuffledSubarray(some, { minLength: some.length }),
            ),
          ),
        fc.constantFrom<EnvironmentStatus>(
          'queued',
          'reconciling',
          'ready',
          'failed',
          'deprovisioning',
        ),
        ([one, other], status) => {
          const [a, b] = [one, other].map(some => {
            const placements = some.map(aPlacement);
            const request = summarizePlacements(
              { status },
              placements,
              titleOf,
            );
            const namespace = summarizeNamespace(placements, titleOf);
            return {
              ...request,
              status_message: parts(request.status_message),
              drift_summary: parts(request.drift_summary),
              namespace: {
                ...namespace,
                status_message: parts(namespace.status_message),
              },
            };
          });
          expect(b).toEqual(a);
        },
      ),
    );
  });
});

describe('backoffCeilingMs', () => {
  it('never falls, never passes the cap and is a number, for any attempt', () => {
    fc.assert(
      fc.property(config, fc.nat(), fc.nat(), (settings, one, other) => {
        const [fewer, more] = [one, other].sort((a, b) => a - b);
        const [low, high] = [fewer, more].map(n =>
          backoffCeilingMs(n + 1, settings),
        );
        expect(low).toBeGreaterThanOrEqual(settings.backoffBaseMs);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(settings.backoffCapMs);
      }),
    );
  });
});

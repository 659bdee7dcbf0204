import fc from 'fast-check';
import { backoffCeilingMs, decideRequeue } from './decideRequeue';
import type { Outcome } from './Outcome';

const config = {
  backoffBaseMs: 1_000,
  backoffCapMs: 300_000,
  attemptsMax: 10,
  resyncIntervalMs: 600_000,
};
const dayMs = 24 * 3_600_000;

const withWork = {
  desired_state: 'present' as const,
  generation: 2,
  observed_generation: 1,
  attempt: 0,
};
const withoutWork = { ...withWork, observed_generation: 2 };
const removing = { ...withWork, desired_state: 'absent' as const };

const failure: Outcome = { result: 'error', terminal: false, message: 'No' };
const terminal: Outcome = { ...failure, terminal: true };

const anyRandom = fc.double({ min: 0, max: 1, noNaN: true });

describe('decideRequeue', () => {
  it('looks again at what is as it should be after the resync interval, a tenth sooner or later', () => {
    fc.assert(
      fc.property(anyRandom, random => {
        for (const result of ['in-sync', 'drifted'] as const) {
          const { afterMs, attempt, gaveUp } = decideRequeue(
            { result, resources: [], links: [] },
            { ...withoutWork, attempt: 7 },
            config,
            () => random,
          );
          expect(afterMs).toBeGreaterThanOrEqual(540_000);
          expect(afterMs).toBeLessThanOrEqual(660_000);
          expect({ attempt, gaveUp }).toEqual({ attempt: 0, gaveUp: false });
        }
      }),
    );
  });

  it('never looks again at what was removed', () => {
    expect(
      decideRequeue({ result: 'removed' }, removing, config, () => 0),
    ).toEqual({ afterMs: undefined, attempt: 0, gaveUp: false });
  });

  it('spreads a failure over the whole wait up to a ceiling that doubles and is capped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8 }),
        anyRandom,
        (attempt, random) => {
          const { afterMs } = decideRequeue(
            failure,
            { ...withWork, attempt },
            config,
            () => random,
          );
          const ceiling = Math.min(300_000, 1_000 * 2 ** attempt);
          expect(afterMs).toBe(Math.round(random * ceiling));
        },
      ),
    );
    expect(
      [1, 2, 3, 9, 10, 10_000].map(n => backoffCeilingMs(n, config)),
    ).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  });

  it('gives up bringing about after the last attempt, and not before', () => {
    const after = (attempt: number) =>
      decideRequeue(failure, { ...withWork, attempt }, config, () => 0.5);
    expect(after(8)).toMatchObject({ attempt: 9, gaveUp: false });
    expect(after(9)).toEqual({
      afterMs: undefined,
      attempt: 10,
      gaveUp: true,
    });
  });

  it('gives up bringing about at once when trying again cannot help', () => {
    expect(decideRequeue(terminal, withWork, config, () => 0.5)).toEqual({
      afterMs: undefined,
      attempt: 1,
      gaveUp: true,
    });
  });

  it.each([
    ['removing', removing],
    ['looking', withoutWork],
  ])('never gives up %s', (_what, placement) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.boolean(),
        anyRandom,
        (attempt, isTerminal, random) => {
          const requeue = decideRequeue(
            isTerminal ? terminal : failure,
            { ...placement, attempt },
            config,
            () => random,
          );
          expect(requeue.gaveUp).toBe(false);
          expect(requeue.afterMs).toBeGreaterThanOrEqual(0);
          expect(requeue.afterMs).toBeLessThanOrEqual(config.backoffCapMs);
        },
      ),
    );
  });

  it('does not try earlier than the runtime environment says', () => {
    const after = (retryAfterMs: number) =>
      decideRequeue({ ...failure, retryAfterMs }, withWork, config, () => 1)
        .afterMs;
    expect(after(60_000)).toBe(60_000);
    expect(after(10)).toBe(1_000);
  });

  it('bounds every wait that an adapter asks for, whatever it answers', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double(),
          fc.constantFrom(NaN, Infinity, -Infinity, -1, 0, 1e300),
        ),
        anyRandom,
        (ms, random) => {
          const waiting = decideRequeue(
            { result: 'waiting', message: '', links: [], requeueAfterMs: ms },
            withWork,
            config,
            () => random,
          );
          expect(waiting.afterMs).toBeGreaterThanOrEqual(config.backoffBaseMs);
          expect(waiting.afterMs).toBeLessThanOrEqual(dayMs);
          const failed = decideRequeue(
            { ...failure, retryAfterMs: ms },
            withWork,
            config,
            () => random,
          );
          expect(failed.afterMs).toBeGreaterThanOrEqual(0);
          expect(failed.afterMs).toBeLessThanOrEqual(dayMs);
        },
      ),
    );
  });

  it('does not count waiting as a failure', () => {
    expect(
      decideRequeue(
        { result: 'waiting', message: '', links: [], requeueAfterMs: 5_000 },
        { ...withWork, attempt: 4 },
        config,
        () => 0,
      ),
    ).toEqual({ afterMs: 5_000, attempt: 0, gaveUp: false });
  });
});

import type { ReconcilerConfig } from '../config';
import type { Outcome } from './Outcome';
import { hasWork, type Placement } from './Placement';

/** What becomes of a placement's place in the queue. */
export type Requeue = {
  /** When to look again, in milliseconds from now; never when absent. */
  afterMs?: number;
  /** Failures in a row. */
  attempt: number;
  /** No more attempts: it has failed until somebody asks for another. */
  gaveUp: boolean;
};

type RequeueConfig = Pick<
  ReconcilerConfig,
  'backoffBaseMs' | 'backoffCapMs' | 'attemptsMax' | 'resyncIntervalMs'
>;

/** The longest that an adapter can have a placement left alone, in milliseconds. */
const adapterWaitMsMax = 24 * 3_600_000;

/**
 * Decides when a placement is due again. Pure but for `random`, which answers with a number from 0 to 1.
 *
 * - What is as it should be is looked at again after the resync interval, give or take a tenth so that a thousand that
 *   became ready together do not stay together.
 * - A failure waits by exponential backoff with full jitter.
 * - Only bringing something about gives up. Looking is repeated for ever, and so is removing: nothing may be left
 *   behind because a runtime environment was away for long.
 */
export function decideRequeue(
  outcome: Outcome,
  placement: Pick<
    Placement,
    'attempt' | 'desired_state' | 'generation' | 'observed_generation'
  >,
  config: RequeueConfig,
  random: () => number,
): Requeue {
  switch (outcome.result) {
    case 'in-sync':
    case 'drifted':
      return {
        afterMs: Math.round(config.resyncIntervalMs * (0.9 + 0.2 * random())),
        attempt: 0,
        gaveUp: false,
      };
    case 'waiting':
      return {
        afterMs: Math.max(
          boundWait(outcome.requeueAfterMs),
          config.backoffBaseMs,
        ),
        attempt: 0,
        gaveUp: false,
      };
    case 'removed':
      return { attempt: 0, gaveUp: false };
    default: {
      const attempt = placement.attempt + 1;
      const mayGiveUp =
        placement.desired_state === 'present' && hasWork(placement);
      if (mayGiveUp && (outcome.terminal || attempt >= config.attemptsMax)) {
        return { attempt, gaveUp: true };
      }
      const backoffMs = outcome.terminal
        ? config.backoffCapMs
        : random() * backoffCeilingMs(attempt, config);
      return {
        afterMs: Math.round(
          Math.max(backoffMs, boundWait(outcome.retryAfterMs ?? 0)),
        ),
        attempt,
        gaveUp: false,
      };
    }
  }
}

/** An adapter may answer with anything: no number is no wait, and there is none that lasts for ever. */
function boundWait(ms: number): number {
  if (ms > adapterWaitMsMax) {
    return adapterWaitMsMax;
  }
  return ms > 0 ? ms : 0;
}

/** The longest wait before the attempt after the given number of failures. */
export function backoffCeilingMs(
  attempt: number,
  config: Pick<ReconcilerConfig, 'backoffBaseMs' | 'backoffCapMs'>,
): number {
  return Math.min(
    config.backoffCapMs,
    config.backoffBaseMs * 2 ** Math.min(attempt - 1, 30),
  );
}

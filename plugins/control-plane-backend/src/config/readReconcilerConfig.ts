import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** How the reconciler works; durations in milliseconds. */
export type ReconcilerConfig = {
  /** Passes at the same time on one runtime environment in this process. */
  concurrency: number;
  /** A pass that does not renew its lease for this long is taken over. */
  leaseMs: number;
  /** The net for wake-ups that were missed. */
  pollIntervalMs: number;
  /** What is ready is looked at this often. */
  resyncIntervalMs: number;
  /** One call of an adapter may take this long. */
  callTimeoutMs: number;
  backoffBaseMs: number;
  backoffCapMs: number;
  /** A target gives up after this many failures in a row. */
  attemptsMax: number;
  /** After so many failed passes in a row a runtime environment is left alone for a while. */
  circuitFailures: number;
  /** How long it is left alone at first. */
  circuitPauseMs: number;
};

const dayMs = 24 * 3_600_000;

/** Reads `controlPlane.reconciler`, and reports every key that is wrong. */
export function readReconcilerConfig(
  config: Config | undefined,
  report: (key: string, message: string) => void,
): ReconcilerConfig {
  function duration(
    key: string,
    fallback: HumanDuration,
    msMin: number,
  ): number {
    if (!config?.has(key)) {
      return durationToMilliseconds(fallback);
    }
    try {
      const ms = durationToMilliseconds(
        readDurationFromConfig(config, { key }),
      );
      if (ms >= msMin && ms <= dayMs) {
        return ms;
      }
      report(key, `must be a duration from ${msMin} ms to 24 hours`);
    } catch {
      report(key, 'must be a duration, such as 30s or { seconds: 30 }');
    }
    return durationToMilliseconds(fallback);
  }

  function count(key: string, fallback: number): number {
    const value = config?.getOptional(key) ?? fallback;
    if (Number.isInteger(value) && Number(value) >= 1) {
      return Number(value);
    }
    report(key, 'must be a whole number of at least 1');
    return fallback;
  }

  const reconciler: ReconcilerConfig = {
    concurrency: count('concurrency', 10),
    leaseMs: duration('lease', { seconds: 30 }, 100),
    pollIntervalMs: duration('pollInterval', { seconds: 1 }, 10),
    resyncIntervalMs: duration('resyncInterval', { minutes: 5 }, 100),
    callTimeoutMs: duration('callTimeout', { seconds: 60 }, 10),
    backoffBaseMs: duration('backoff', { seconds: 1 }, 1),
    backoffCapMs: duration('maxBackoff', { minutes: 5 }, 1),
    attemptsMax: count('maxAttempts', 10),
    circuitFailures: count('circuitFailures', 10),
    circuitPauseMs: duration('circuitPause', { seconds: 15 }, 10),
  };
  if (reconciler.backoffCapMs < reconciler.backoffBaseMs) {
    report('maxBackoff', 'must not be less than backoff');
  }
  return reconciler;
}

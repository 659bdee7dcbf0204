import type { CheckedHealth, RuntimeRecord } from './RuntimeRecord';
import type { CheckResult } from './Runtimes';

/** Checks in a row that have to fail until a runtime environment that was well is taken to be away. */
const failuresMax = 2;

/** What is kept of a check. */
export type HealthDecision = {
  health_status: CheckedHealth;
  health_message: string;
  health_failures: number;
  /** Whether to look again soon, as it is not certain or not well. */
  isUrgent: boolean;
};

/**
 * What a runtime environment is taken to be after a check. Pure. It is well as soon as it says so; it is away when two
 * checks in a row found that, so that a lost packet holds no work, or at once when it never was well or when looking
 * again cannot help.
 */
export function decideHealth(
  before: Pick<
    RuntimeRecord,
    'health_status' | 'health_failures' | 'health_checked_at'
  >,
  found: Pick<CheckResult, 'status' | 'message' | 'isTerminal'>,
): HealthDecision {
  const message = found.message ?? '';
  if (found.status !== 'unavailable') {
    return {
      health_status: found.status,
      health_message: message,
      health_failures: 0,
      isUrgent: false,
    };
  }
  const health_failures = before.health_failures + 1;
  const isAway =
    found.isTerminal ||
    before.health_status === 'unavailable' ||
    before.health_checked_at === undefined ||
    health_failures >= failuresMax;
  return {
    health_status: isAway ? 'unavailable' : 'degraded',
    health_message: isAway
      ? message || 'It does not answer'
      : `A check failed, and is done again: ${message || 'no answer'}`,
    health_failures,
    isUrgent: true,
  };
}

import { addHours } from '@groundwork/plugin-control-plane-common';
import type { LeasesConfig } from '../config';

/** What of an environment its lease is decided by. */
export type Lease = {
  /** When the lease began. */
  ready_at?: string;
  /** When it ends. */
  expires_at?: string;
  /** The fewest hours before its end that it needs no warning of any more. */
  warned_hours?: number;
};

/** What is due because of the end of a lease. */
export type LeaseDue =
  | { action: 'expire'; endedAt: string }
  | {
      action: 'warn';
      endsAt: string;
      /** Which of the configured warnings it is. */
      warningHours: number;
    }
  | {
      /** The moment of this warning is not within the lease: nobody needs to be told. */
      action: 'pass-over';
      warningHours: number;
    };

/** What is due now. Of several warnings that were missed only the last is due: after a pause nobody is told twice. */
export function decideLease(
  lease: Lease,
  now: string,
  config: Pick<LeasesConfig, 'warnings'>,
): LeaseDue | undefined {
  const { ready_at, expires_at, warned_hours } = lease;
  if (expires_at === undefined) {
    return undefined;
  }
  if (now >= expires_at) {
    return { action: 'expire', endedAt: expires_at };
  }
  const warningHours = nearestWarning(expires_at, now, config);
  if (
    warningHours === undefined ||
    (warned_hours !== undefined && warned_hours <= warningHours)
  ) {
    return undefined;
  }
  return ready_at !== undefined &&
    addHours(expires_at, -warningHours) <= ready_at
    ? { action: 'pass-over', warningHours }
    : { action: 'warn', endsAt: expires_at, warningHours };
}

/**
 * The fewest hours before an end of which the moment has come; `undefined` when none has. Who moves an end knows of it:
 * they need none of the warnings whose moment is over by then.
 */
export function nearestWarning(
  endsAt: string,
  now: string,
  config: Pick<LeasesConfig, 'warnings'>,
): number | undefined {
  return [...config.warnings]
    .sort((a, b) => a - b)
    .find(hours => now >= addHours(endsAt, -hours));
}

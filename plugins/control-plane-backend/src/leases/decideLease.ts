import {
  addHours,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { LeasesConfig } from '../config';

/** What of an environment its lease is decided by. */
export type Lease = Pick<
  EnvironmentRequest,
  'status' | 'ready_at' | 'expires_at' | 'suspended_at' | 'removal_at'
> & {
  /** The fewest hours before its end that it needs no warning of any more. */
  warned_hours?: number;
};

/** What its end is decided by. */
export type LeaseRules = Pick<LeasesConfig, 'warnings'> & {
  /** How long it is suspended before it is removed; 0 to remove it at once. */
  suspendHours: number;
};

/** What is due because of the end of a lease. */
export type LeaseDue =
  | { action: 'suspend'; endedAt: string; hours: number }
  | { action: 'expire'; endedAt: string }
  | {
      action: 'warn';
      endsAt: string;
      /** What comes then. */
      then: 'suspend' | 'expire';
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
  rules: LeaseRules,
): LeaseDue | undefined {
  const { beganAt, endsAt, then } = periodOf(lease, rules);
  if (endsAt === undefined) {
    return undefined;
  }
  if (now >= endsAt) {
    return then === 'suspend'
      ? { action: then, endedAt: endsAt, hours: rules.suspendHours }
      : { action: then, endedAt: endsAt };
  }
  const { warned_hours } = lease;
  const warningHours = nearestWarning(endsAt, now, rules);
  if (
    warningHours === undefined ||
    (warned_hours !== undefined && warned_hours <= warningHours)
  ) {
    return undefined;
  }
  return beganAt !== undefined && addHours(endsAt, -warningHours) <= beganAt
    ? { action: 'pass-over', warningHours }
    : { action: 'warn', endsAt, then, warningHours };
}

/** Which time runs, until when, and what comes then: that of the lease, or that for which it is suspended. */
function periodOf(
  lease: Lease,
  { suspendHours }: LeaseRules,
): { beganAt?: string; endsAt?: string; then: 'suspend' | 'expire' } {
  return lease.status === 'suspended'
    ? {
        beganAt: lease.suspended_at,
        endsAt: lease.removal_at,
        then: 'expire',
      }
    : {
        beganAt: lease.ready_at,
        endsAt: lease.expires_at,
        then: suspendHours > 0 ? 'suspend' : 'expire',
      };
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

import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import {
  formatRoughDuration,
  type KnownStatus,
} from '@groundwork/plugin-control-plane-react';
import { formatDay } from '../shared/formatDay';

const DAY_MS = 24 * 3_600_000;
/** From then on people should know that it ends. */
const EXPIRING_MS = 14 * DAY_MS;
/** A trial lasts 14 days as a whole. */
const TRIAL_EXPIRING_MS = 4 * DAY_MS;

/** What an entitlement amounts to now. */
export type EntitlementState = {
  /** Decides tone and icon. */
  status: Extract<KnownStatus, 'active' | 'expiring' | 'expired' | 'suspended'>;
  /** In words, as "Trial, 9 days left". */
  label: string;
};

/** Says whether an entitlement holds, and until when. */
export function describeEntitlement(
  entitlement: Pick<TenantProduct, 'enabled' | 'expires_at' | 'trial'>,
  now: number,
): EntitlementState {
  const { enabled, expires_at: expiresAt, trial } = entitlement;
  const leftMs =
    expiresAt === undefined ? Infinity : Date.parse(expiresAt) - now;
  if (leftMs <= 0) {
    const ago = formatRoughDuration(leftMs);
    return {
      status: 'expired',
      label: trial ? `Trial ended ${ago} ago` : `Ended ${ago} ago`,
    };
  }
  if (!enabled) {
    return { status: 'suspended', label: 'Switched off' };
  }
  if (trial) {
    return {
      status: leftMs < TRIAL_EXPIRING_MS ? 'expiring' : 'active',
      label:
        leftMs === Infinity
          ? 'Trial'
          : `Trial, ${formatRoughDuration(leftMs)} left`,
    };
  }
  if (expiresAt === undefined) {
    return { status: 'active', label: 'Entitled' };
  }
  return {
    status: leftMs < EXPIRING_MS ? 'expiring' : 'active',
    label: `Entitled until ${formatDay(expiresAt, now)}`,
  };
}

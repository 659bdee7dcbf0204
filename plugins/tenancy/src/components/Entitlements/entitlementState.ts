import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import {
  formatRoughDuration,
  type KnownStatus,
} from '@groundwork/plugin-control-plane-react';
import { formatDay } from '../shared/formatDay';
import type { TenancyWords } from '../../translation';

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
  t: TenancyWords,
): EntitlementState {
  const { enabled, expires_at: expiresAt, trial } = entitlement;
  const leftMs =
    expiresAt === undefined ? Infinity : Date.parse(expiresAt) - now;
  if (leftMs <= 0) {
    const duration = formatRoughDuration(leftMs);
    return {
      status: 'expired',
      label: trial
        ? t('entitlements.states.trialEnded', { duration })
        : t('entitlements.states.ended', { duration }),
    };
  }
  if (!enabled) {
    return { status: 'suspended', label: t('entitlements.states.switchedOff') };
  }
  if (trial) {
    return {
      status: leftMs < TRIAL_EXPIRING_MS ? 'expiring' : 'active',
      label:
        leftMs === Infinity
          ? t('entitlements.states.trial')
          : t('entitlements.states.trialLeft', {
              duration: formatRoughDuration(leftMs),
            }),
    };
  }
  if (expiresAt === undefined) {
    return { status: 'active', label: t('entitlements.states.entitled') };
  }
  return {
    status: leftMs < EXPIRING_MS ? 'expiring' : 'active',
    label: t('entitlements.states.entitledUntil', {
      day: formatDay(expiresAt, now),
    }),
  };
}

/** Whether the end of an entitlement has passed. */
export function hasEnded(
  { expires_at: expiresAt }: Pick<TenantProduct, 'expires_at'>,
  now: number,
): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) <= now;
}

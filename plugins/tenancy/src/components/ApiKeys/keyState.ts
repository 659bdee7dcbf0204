import type { APIKey } from '@groundwork/plugin-control-plane-common';
import type { KnownStatus } from '@groundwork/plugin-control-plane-react';

const EXPIRING_MS = 14 * 24 * 3_600_000;

/** What a key is good for now. */
export type KeyState =
  'active' | 'expiring' | 'rotated' | 'expired' | 'revoked';

/** Says whether a key works, and if it does, whether it will go on doing so. */
export function keyStateOf(
  key: Pick<APIKey, 'expires_at' | 'revoked_at' | 'replaced_by'>,
  now: number,
): KeyState {
  if (key.revoked_at !== undefined) {
    return 'revoked';
  }
  const leftMs =
    key.expires_at === undefined ? Infinity : Date.parse(key.expires_at) - now;
  if (leftMs <= 0) {
    return key.replaced_by === undefined ? 'expired' : 'rotated';
  }
  if (key.replaced_by !== undefined) {
    return 'rotated';
  }
  return leftMs < EXPIRING_MS ? 'expiring' : 'active';
}

/** Whether a key works now. */
export function isWorking(
  key: Pick<APIKey, 'expires_at' | 'revoked_at'>,
  now: number,
): boolean {
  return (
    key.revoked_at === undefined &&
    (key.expires_at === undefined || Date.parse(key.expires_at) > now)
  );
}

/** The state of the vocabulary that looks as a key in this state does. */
export const keyAppearance: Readonly<Record<KeyState, KnownStatus>> = {
  active: 'active',
  expiring: 'expiring',
  rotated: 'archived',
  expired: 'expired',
  revoked: 'revoked',
};

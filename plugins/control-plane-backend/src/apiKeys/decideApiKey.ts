import {
  isUsableTenant,
  type APIKeyVerify,
} from '@groundwork/plugin-control-plane-common';
import type { KnownApiKey } from './ApiKeyStates';

/** What a key is wanted for. */
export type WantedUse = {
  /** The product that asks. */
  product?: string;
  scopes?: readonly string[];
};

/** Why a key that matches is not good for a use; nothing when it is. */
export function decideApiKey(
  { state, now }: KnownApiKey,
  wanted: WantedUse,
): APIKeyVerify['reason'] {
  if (state.revoked_at !== undefined) {
    return 'revoked';
  }
  if (state.expires_at !== undefined && state.expires_at <= now) {
    return 'expired';
  }
  if (!isUsableTenant(state.tenant_status)) {
    return 'tenant_frozen';
  }
  if (
    wanted.product !== undefined &&
    state.product !== undefined &&
    wanted.product !== state.product
  ) {
    return 'product';
  }
  return wanted.scopes?.every(scope => state.scopes.includes(scope)) === false
    ? 'scope'
    : undefined;
}

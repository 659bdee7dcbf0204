import type { UnavailableReason } from './Rejection';
import type { VerifiedApiKey } from './VerifiedApiKey';

/** What is known of a key. */
export type Verdict = ValidVerdict | InvalidVerdict | UnavailableVerdict;

/** The key is good. */
export type ValidVerdict = {
  result: 'valid';
  apiKey: VerifiedApiKey;
  /** When the key ends, in milliseconds since the epoch. */
  expiresAtMs?: number;
};

/** The key is not good. */
export type InvalidVerdict = {
  result: 'invalid';
  detail?: string;
};

/** Nobody knows, so that nobody is let in. */
export type UnavailableVerdict = {
  result: 'unavailable';
  reason: UnavailableReason;
  detail?: string;
  /** Seconds to wait before asking again. */
  retryAfter?: number;
};

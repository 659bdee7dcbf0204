import type {
  APIKey,
  APIKeyCreated,
} from '@groundwork/plugin-control-plane-common';

/** A key that was rotated, and how long it goes on working. */
export type ReplacedKey = { prefix: string; overlapSeconds: number };

/**
 * What a person does with keys; each has its dialog. `show` holds a plaintext: it is in the state of one component while
 * its dialog is open, and nowhere else.
 */
export type KeyTask =
  | { type: 'create' }
  | { type: 'rotate' | 'revoke'; apiKey: APIKey }
  | { type: 'show'; created: APIKeyCreated; replaced?: ReplacedKey };

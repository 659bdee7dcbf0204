import { CustomErrorBase } from '@backstage/errors';

/**
 * Thrown by an adapter when trying again cannot help, such as a refused credential or an illegal name. The message is
 * shown to people: no secrets.
 *
 * @public
 */
export class TerminalRuntimeError extends CustomErrorBase {
  name = 'TerminalRuntimeError' as const;

  constructor(
    message: string,
    options?: {
      cause?: Error;
      /** Says in PascalCase what is the matter, such as `MissingPermission`. */
      reason?: string;
    },
  ) {
    super(message, options?.cause);
    this.reason = options?.reason;
  }

  /** In PascalCase; absent where the adapter does not tell. */
  readonly reason: string | undefined;
}

/**
 * Thrown by an adapter when trying again will help. Any other error is taken as one of these without `retryAfterMs`.
 * The message is shown to people: no secrets.
 *
 * @public
 */
export class TransientRuntimeError extends CustomErrorBase {
  name = 'TransientRuntimeError' as const;

  constructor(
    message: string,
    options?: {
      cause?: Error;
      /** Do not try earlier than this; the backoff applies when absent. */
      retryAfterMs?: number;
      /** Says in PascalCase what is the matter, such as `Throttled`. */
      reason?: string;
    },
  ) {
    super(message, options?.cause);
    this.retryAfterMs = options?.retryAfterMs;
    this.reason = options?.reason;
  }

  /** Milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** In PascalCase; absent where the adapter does not tell. */
  readonly reason: string | undefined;
}

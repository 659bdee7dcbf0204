import { CustomErrorBase } from '@backstage/errors';

/**
 * Thrown by an adapter when trying again cannot help, such as a refused credential or an illegal name. The message is
 * shown to people: no secrets.
 *
 * @public
 */
export class TerminalRuntimeError extends CustomErrorBase {
  name = 'TerminalRuntimeError' as const;
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
    },
  ) {
    super(message, options?.cause);
    this.retryAfterMs = options?.retryAfterMs;
  }

  /** Milliseconds. */
  readonly retryAfterMs: number | undefined;
}

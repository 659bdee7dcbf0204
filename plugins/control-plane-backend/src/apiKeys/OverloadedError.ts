import { ServiceUnavailableError } from '@backstage/errors';

/** Too many keys are being made or verified. */
export class OverloadedError extends ServiceUnavailableError {
  constructor(
    /** When it is worth trying again. */
    readonly retryAfterSeconds: number,
  ) {
    super(
      `Too many API keys are being made or verified now. Try again in ${retryAfterSeconds} seconds.`,
    );
  }
}

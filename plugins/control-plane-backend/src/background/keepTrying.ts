import type { LoggerService } from '@backstage/backend-plugin-api';

const retryMsMin = 1_000;
const retryMsMax = 30_000;

/**
 * Does what has to be done once, and what fails again and again, less and less often, until it is done. Answers after the
 * first try, as nobody is to wait for the others.
 */
export async function keepTrying(
  work: () => Promise<void>,
  options: {
    /** What is logged when it fails. */
    failure: string;
    logger: LoggerService;
    /** Ends it. */
    signal: AbortSignal;
  },
): Promise<void> {
  const { failure, logger, signal } = options;
  async function attempt(retryMs: number): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error(failure, { error: String(error) });
      if (!signal.aborted) {
        const retry = setTimeout(
          () => void attempt(Math.min(2 * retryMs, retryMsMax)),
          retryMs,
        );
        signal.addEventListener('abort', () => clearTimeout(retry), {
          once: true,
        });
      }
    }
  }
  await attempt(retryMsMin);
}

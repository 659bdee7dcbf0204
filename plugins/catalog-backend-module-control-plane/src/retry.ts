import { setTimeout as delay } from 'node:timers/promises';

/** How often, and how far apart, {@link retry} tries. */
export type RetryOptions = {
  attempts: number;
  delayMs: number;
  signal?: AbortSignal;
};

/**
 * Tries again what may fail because another plugin of the same backend is still starting. Rejects with the last error,
 * and without trying again when the signal aborts.
 */
export async function retry<T>(
  options: RetryOptions,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= options.attempts || options.signal?.aborted) {
        throw error;
      }
      await delay(options.delayMs, undefined, {
        signal: options.signal,
        ref: false,
      });
    }
  }
}

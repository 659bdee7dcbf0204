import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';

/**
 * Calls an adapter with a deadline, and does not wait for one that ignores it: an adapter is a guest.
 *
 * @throws `TransientRuntimeError` at the deadline, or the reason of `signal` when that aborts first.
 */
export async function callRuntime<T>(
  options: { signal: AbortSignal; timeoutMs: number; description: string },
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(
    () =>
      deadline.abort(
        new TransientRuntimeError(
          `${options.description} did not answer within ${inWords(
            options.timeoutMs,
          )}`,
        ),
      ),
    options.timeoutMs,
  );
  const signal = AbortSignal.any([options.signal, deadline.signal]);
  let stop: (() => void) | undefined;
  try {
    signal.throwIfAborted();
    // Listens first, as the signal may abort while the call begins.
    const ended = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
    });
    ended.catch(() => undefined);
    return await Promise.race([call(signal), ended]);
  } catch (error) {
    // An adapter that ends by the signal may say so in its own words; the reason is what happened.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    if (stop) {
      signal.removeEventListener('abort', stop);
    }
  }
}

function inWords(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${Math.round(ms / 1_000)} s`;
}

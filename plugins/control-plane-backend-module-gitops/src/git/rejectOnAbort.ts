/** Follows the promise, but rejects with the signal's reason as soon as it aborts. */
export async function rejectOnAbort<T>(
  signal: AbortSignal,
  promise: Promise<T>,
): Promise<T> {
  // Whoever stops waiting leaves the promise behind, and its rejection is then nobody's.
  promise.catch(() => {});
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
      }),
    ]);
  } finally {
    if (onAbort) {
      signal.removeEventListener('abort', onAbort);
    }
  }
}

import { useEffect, useState } from 'react';

/**
 * The time, renewed while the component is shown, so that what is relative to it stays true.
 *
 * @param periodMs - How often; half a minute when absent.
 * @returns milliseconds since the epoch.
 * @public
 */
export function useNow(periodMs: number = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), periodMs);
    return () => clearInterval(timer);
  }, [periodMs]);
  return now;
}

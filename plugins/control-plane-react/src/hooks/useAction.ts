import { useCallback, useRef, useState } from 'react';
import { toError } from '@backstage/errors';

/** Something that a person sets off and that may fail. @public */
export type ActionState<TInput extends unknown[], TResult> = {
  /** Does it; `undefined` when it failed, was already under way, or the component is gone. */
  run: (...input: TInput) => Promise<TResult | undefined>;
  isPending: boolean;
  /** Why it failed last time. */
  error: Error | undefined;
  /** Forgets the error. */
  reset: () => void;
};

/** Runs an action once at a time and keeps its error where it can be shown beside what set it off. @public */
export function useAction<TInput extends unknown[], TResult>(
  action: (...input: TInput) => Promise<TResult>,
): ActionState<TInput, TResult> {
  const latest = useRef(action);
  latest.current = action;
  const isRunning = useRef(false);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<Error>();

  const run = useCallback(async (...input: TInput) => {
    if (isRunning.current) {
      return undefined;
    }
    isRunning.current = true;
    setIsPending(true);
    setError(undefined);
    try {
      return await latest.current(...input);
    } catch (thrown) {
      setError(toError(thrown));
      return undefined;
    } finally {
      isRunning.current = false;
      setIsPending(false);
    }
  }, []);
  const reset = useCallback(() => setError(undefined), []);

  return { run, isPending, error, reset };
}

import { useCallback, useMemo, useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import type { LiveQuery } from './useLiveQuery';

/** A change that shows before it is made. @public */
export type OptimisticChange<T> = {
  /** What will be, from what is. Pure: it runs again whenever what is was read anew. */
  show: (value: T) => T;
  /** Makes the change. Answers how things are then; what `show` said stays until the next read when it answers nothing. */
  send: () => Promise<T | void>;
  /** What did not happen when it fails, as "The environment was not extended". */
  failed: string;
};

/** A change that showed and was taken back. @public */
export type RolledBackChange = {
  /** What did not happen. */
  title: string;
  /** Why. */
  error: Error;
};

/** A live query with changes on top that are under way. @public */
export type OptimisticQuery<T> = LiveQuery<T> & {
  /** Shows a change at once and makes it; `false` when it failed and was taken back. */
  change: (change: OptimisticChange<T>) => Promise<boolean>;
  /** Changes are under way. */
  isChanging: boolean;
  /** What was taken back last, until the next change; `RolledBack` shows it. */
  rolledBack: RolledBackChange | undefined;
  /** Shows it no more. */
  forget: () => void;
};

type Pending<T> = Pick<OptimisticChange<T>, 'show'>;

/**
 * Shows changes at once, ahead of the answer, and takes back those that fail. Several may be under way; what is read
 * meanwhile stays below them.
 *
 * @public
 */
export function useOptimistic<T>(query: LiveQuery<T>): OptimisticQuery<T> {
  const latest = useRef(query);
  latest.current = query;
  const [pending, setPending] = useState<readonly Pending<T>[]>([]);
  const [rolledBack, setRolledBack] = useState<RolledBackChange>();

  const change = useCallback(async (wanted: OptimisticChange<T>) => {
    const mine = { show: wanted.show };
    setRolledBack(undefined);
    setPending(others => [...others, mine]);
    try {
      const answer = await wanted.send();
      const { value, replace } = latest.current;
      if (answer !== undefined) {
        replace(answer as T);
      } else if (value !== undefined) {
        // A read that began before the change was made would show it gone for a moment.
        replace(mine.show(value));
      }
      return true;
    } catch (thrown) {
      setRolledBack({ title: wanted.failed, error: toError(thrown) });
      latest.current.refresh();
      return false;
    } finally {
      setPending(all => all.filter(each => each !== mine));
    }
  }, []);
  const forget = useCallback(() => setRolledBack(undefined), []);

  const value = useMemo(
    () =>
      query.value === undefined
        ? undefined
        : pending.reduce<T>((shown, { show }) => show(shown), query.value),
    [query.value, pending],
  );
  return {
    ...query,
    value,
    change,
    isChanging: pending.length > 0,
    rolledBack,
    forget,
  };
}

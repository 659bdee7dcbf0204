import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the query of the address says, and how it is changed. */
export type Address<TName extends string> = {
  values: Readonly<Partial<Record<TName, string>>>;
  /** Sets values, and takes away those that are `undefined` or empty. What others keep in the address stays. */
  change: (
    change: Partial<Record<TName, string | undefined>>,
    options?: { replace?: boolean },
  ) => void;
};

/** Reads and writes values of the address, so that what is shown can be shared and gone back to. */
export function useAddress<TName extends string>(
  names: readonly TName[],
): Address<TName> {
  const [searchParams, setSearchParams] = useSearchParams();
  const values = useMemo(() => {
    const read: Partial<Record<TName, string>> = {};
    for (const name of names) {
      const value = searchParams.get(name);
      if (value) {
        read[name] = value;
      }
    }
    return read;
  }, [names, searchParams]);
  const change = useCallback<Address<TName>['change']>(
    (changed, options) =>
      setSearchParams(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(changed)) {
            if (typeof value === 'string' && value !== '') {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { replace: options?.replace ?? false },
      ),
    [setSearchParams],
  );
  return { values, change };
}

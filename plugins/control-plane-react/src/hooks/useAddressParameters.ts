import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** How what a list shows stands in the address. @public */
export type AddressCodec<T> = {
  /** Reads it; what makes no sense is left out. */
  read: (searchParams: URLSearchParams) => T;
  /** The parameters by their names; empty ones are left out. */
  write: (value: T) => Record<string, string | string[] | undefined>;
};

/**
 * Reads and writes what a list shows. Everything is in the address, so that it can be shared and gone back to. Parameters
 * that the codec does not know stay.
 *
 * @returns what is shown, and a function that changes parts of it. With `isTyping` the change replaces the entry of the
 * history, which would be filled with every letter otherwise.
 * @public
 */
export function useAddressParameters<T extends object>(
  codec: AddressCodec<T>,
): [T, (changes: Partial<T>, options?: { isTyping?: boolean }) => void] {
  const [searchParams, setSearchParams] = useSearchParams();
  const latest = useRef(codec);
  latest.current = codec;
  const value = useMemo(
    () => latest.current.read(searchParams),
    [searchParams],
  );
  const change = useCallback(
    (changes: Partial<T>, options: { isTyping?: boolean } = {}) => {
      setSearchParams(
        previous => {
          const next = new URLSearchParams(previous);
          const written = latest.current.write({
            ...latest.current.read(previous),
            ...changes,
          });
          for (const [name, values] of Object.entries(written)) {
            next.delete(name);
            for (const text of [values ?? []].flat()) {
              if (text !== '') {
                next.append(name, text);
              }
            }
          }
          return next;
        },
        { replace: options.isTyping ?? false },
      );
    },
    [setSearchParams],
  );
  return [value, change];
}

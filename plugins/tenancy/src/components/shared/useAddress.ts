import { useCallback, useMemo } from 'react';
import {
  useAddressParameters,
  type AddressCodec,
} from '@groundwork/plugin-control-plane-react';

/** What the query of the address says, and how it is changed. */
export type Address<TName extends string> = {
  values: Readonly<Values<TName>>;
  /** Sets values, and takes away those that are `undefined` or empty. What others keep in the address stays. */
  change: (change: Values<TName>, options?: { replace?: boolean }) => void;
};

type Values<TName extends string> = Partial<Record<TName, string | undefined>>;

/** Reads and writes texts of the address by their names, where nothing has to be made of them. */
export function useAddress<TName extends string>(
  names: readonly TName[],
): Address<TName> {
  const codec = useMemo(() => codecOf(names), [names]);
  const [values, changeParameters] = useAddressParameters(codec);
  const change = useCallback<Address<TName>['change']>(
    (changes, options) =>
      changeParameters(changes, { isTyping: options?.replace }),
    [changeParameters],
  );
  return { values, change };
}

function codecOf<TName extends string>(
  names: readonly TName[],
): AddressCodec<Values<TName>> {
  return {
    read(searchParams) {
      const values: Values<TName> = {};
      for (const name of names) {
        values[name] = searchParams.get(name) || undefined;
      }
      return values;
    },
    write: values =>
      Object.fromEntries(names.map(name => [name, values[name]])),
  };
}

import { useCallback, useMemo } from 'react';
import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';
import { readAll, useTenancyQuery } from '../../hooks';

const PAGE_SIZE = 200;

/** The products by name. Who may not see the catalog, and what is in it no more, goes by its key. */
export function useProductNames(): {
  products: CatalogEntry[];
  nameOf: (key: string) => string;
} {
  const { value } = useTenancyQuery({
    key: 'product names',
    parts: [],
    intervalMs: 5 * 60_000,
    load: (api, options) =>
      readAll(cursor =>
        api.catalog.listProducts({ limit: PAGE_SIZE, cursor }, options),
      ),
  });
  const names = useMemo(
    () => new Map(value?.map(({ key, name }) => [key, name])),
    [value],
  );
  const nameOf = useCallback((key: string) => names.get(key) ?? key, [names]);
  return { products: value ?? [], nameOf };
}

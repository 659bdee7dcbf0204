import { useCallback, useMemo } from 'react';
import type { SortDescriptor } from '@backstage/ui';
import { useAddress } from './useAddress';

const NAMES = ['q', 'sort'] as const;

/** What {@link useShortList} needs; the same object as long as nothing of it changes. */
export type ShortListOptions<T> = {
  /** What is searched of an item. */
  textOf: (item: T) => string;
  /** What items are ordered by, by column. */
  orders: Readonly<Record<string, (item: T) => string>>;
  /** Column, with a dash before it when it is from last to first; as the API orders them when absent. */
  initialOrder?: string;
};

/** A list as the address asks for it. */
export type ShortList<T> = {
  /** Absent while it loads. */
  shown: T[] | undefined;
  search: string;
  setSearch: (search: string) => void;
  clearSearch: () => void;
  sort: SortDescriptor | undefined;
  setSort: (sort: SortDescriptor) => void;
};

/** Searches and orders what is short enough to be read as a whole; search and order stand in the address. */
export function useShortList<T>(
  items: T[] | undefined,
  options: ShortListOptions<T>,
): ShortList<T> {
  const { values, change } = useAddress(NAMES);
  const search = values.q ?? '';
  const sort = values.sort ?? options.initialOrder;
  const shown = useMemo(
    () => items && arrange(items, options, search, sort),
    [items, options, search, sort],
  );
  return {
    shown,
    search,
    setSearch: useCallback(q => change({ q }, { replace: true }), [change]),
    clearSearch: useCallback(() => change({ q: undefined }), [change]),
    sort: useMemo(() => toDescriptor(sort), [sort]),
    setSort: useCallback(
      ({ column, direction }) =>
        change({
          sort: `${direction === 'descending' ? '-' : ''}${column}`,
        }),
      [change],
    ),
  };
}

function arrange<T>(
  items: T[],
  { textOf, orders }: ShortListOptions<T>,
  search: string,
  sort: string | undefined,
): T[] {
  const words = search.toLowerCase().split(/\s+/);
  const found = items.filter(item => {
    const text = textOf(item).toLowerCase();
    return words.every(word => text.includes(word));
  });
  const column = sort?.replace(/^-/, '') ?? '';
  if (!Object.hasOwn(orders, column)) {
    return found;
  }
  const keyOf = orders[column];
  const sign = sort?.startsWith('-') ? -1 : 1;
  return found.sort((a, b) => sign * keyOf(a).localeCompare(keyOf(b)));
}

function toDescriptor(sort: string | undefined): SortDescriptor | undefined {
  return sort
    ? {
        column: sort.replace(/^-/, ''),
        direction: sort.startsWith('-') ? 'descending' : 'ascending',
      }
    : undefined;
}

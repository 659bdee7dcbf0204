import { useCallback, useMemo } from 'react';
import type { SortDescriptor } from '@backstage/ui';
import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import { useAddressParameters } from '@groundwork/plugin-control-plane-react';
import { STATUSES } from '../../hooks';
import type { EnvironmentSummary } from './environmentSummary';

type SystemListParameters = {
  search: string;
  status?: EnvironmentStatus;
  sort: SortDescriptor;
};

const SORTED_BY = ['name', 'state', 'ends'] as const;
const DEFAULT_SORT: SortDescriptor = { column: 'name', direction: 'ascending' };

const CODEC = {
  read: (searchParams: URLSearchParams): SystemListParameters => {
    const [column, direction] = searchParams.get('sort')?.split('.') ?? [];
    return {
      search: searchParams.get('q')?.slice(0, 100) ?? '',
      status: STATUSES.find(status => status === searchParams.get('status')),
      sort: SORTED_BY.some(known => known === column)
        ? {
            column,
            direction: direction === 'desc' ? 'descending' : 'ascending',
          }
        : DEFAULT_SORT,
    };
  },
  write: ({ search, status, sort }: SystemListParameters) => ({
    q: search,
    status,
    sort:
      sort.column === DEFAULT_SORT.column &&
      sort.direction === DEFAULT_SORT.direction
        ? undefined
        : `${sort.column}.${sort.direction === 'ascending' ? 'asc' : 'desc'}`,
  }),
};

/** What the list of a system shows of its environments, as it stands in the address. They are all here already. */
export function useSystemList(items: EnvironmentSummary[] | undefined) {
  const [parameters, change] = useAddressParameters(CODEC);
  const shown = useMemo(
    () =>
      items
        ?.filter(item => isFound(item, parameters))
        .sort((a, b) => compare(a, b, parameters.sort)),
    [items, parameters],
  );
  return {
    shown,
    parameters,
    isFiltered: parameters.search !== '' || parameters.status !== undefined,
    search: useCallback(
      (search: string) => change({ search }, { isTyping: true }),
      [change],
    ),
    filter: useCallback(
      (status: string | undefined) =>
        change({ status: STATUSES.find(known => known === status) }),
      [change],
    ),
    sort: useCallback((sort: SortDescriptor) => change({ sort }), [change]),
    clear: useCallback(
      () => change({ search: '', status: undefined }),
      [change],
    ),
  };
}

function isFound(
  item: EnvironmentSummary,
  { search, status }: SystemListParameters,
): boolean {
  const text = [item.title, item.class, item.region, item.owner]
    .join(' ')
    .toLocaleLowerCase();
  return (
    (status === undefined || item.status === status) &&
    search
      .toLocaleLowerCase()
      .split(/\s+/)
      .every(word => text.includes(word))
  );
}

function compare(
  a: EnvironmentSummary,
  b: EnvironmentSummary,
  { column, direction }: SortDescriptor,
): number {
  const sign = direction === 'ascending' ? 1 : -1;
  return (
    sign * sortKey(a, column).localeCompare(sortKey(b, column)) ||
    a.title.localeCompare(b.title)
  );
}

function sortKey(
  item: EnvironmentSummary,
  column: SortDescriptor['column'],
): string {
  switch (column) {
    case 'state':
      return item.status;
    case 'ends':
      // What has no end comes after everything that has one.
      return item.expiresAt ?? '~';
    default:
      return item.title;
  }
}

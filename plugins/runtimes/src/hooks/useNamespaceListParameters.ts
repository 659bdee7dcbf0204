import type {
  ListNamespacesQuery,
  NamespaceStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  PAGE_SIZES,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';
import { NAMESPACE_STATUSES } from '../model';

const SEARCH_LENGTH_MAX = 100;
const PAGE_MAX = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the list of namespaces shows, as it stands in the address. */
export type NamespaceListParameters = {
  search: string;
  status?: NamespaceStatus;
  groupId?: string;
  /** Without those that environments have. */
  isDirect: boolean;
  pageSize: number;
  /** From 1. */
  page: number;
};

const codec = {
  read(searchParams: URLSearchParams): NamespaceListParameters {
    const pageSize = Number(searchParams.get('size'));
    const page = Number(searchParams.get('page'));
    const group = searchParams.get('group') ?? '';
    return {
      search: searchParams.get('q')?.slice(0, SEARCH_LENGTH_MAX) ?? '',
      status: NAMESPACE_STATUSES.find(
        status => status === searchParams.get('status'),
      ),
      groupId: UUID.test(group) ? group : undefined,
      isDirect: searchParams.get('kind') === 'direct',
      pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
      page: Number.isInteger(page) && page > 1 && page <= PAGE_MAX ? page : 1,
    };
  },
  write(parameters: NamespaceListParameters) {
    const { search, status, groupId, isDirect, pageSize, page } = parameters;
    return {
      q: search,
      status,
      group: groupId,
      kind: isDirect ? 'direct' : undefined,
      size: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
      page: page === 1 ? undefined : String(page),
    };
  },
};

/** Reads and writes what the list of namespaces shows. */
export function useNamespaceListParameters() {
  const [parameters, setParameters] = useAddressParameters(codec);
  const { search, status, groupId, isDirect } = parameters;
  return {
    parameters,
    /** A change goes back to the first page unless it says another. */
    change: (
      changes: Partial<NamespaceListParameters>,
      options?: { isTyping?: boolean },
    ) => setParameters({ page: 1, ...changes }, options),
    clearFilters: () =>
      setParameters({
        search: '',
        status: undefined,
        groupId: undefined,
        isDirect: false,
        page: 1,
      }),
    isFiltered: Boolean(search || status || groupId || isDirect),
  };
}

/** The query for what the list shows. */
export function toNamespacesQuery(
  parameters: NamespaceListParameters,
): ListNamespacesQuery {
  const { search, status, groupId, isDirect, pageSize, page } = parameters;
  return {
    page,
    page_size: pageSize,
    q: search || undefined,
    status,
    group_id: groupId,
    environments: isDirect ? false : undefined,
  };
}

import type {
  ListTenantsQuery,
  TenantKind,
  TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  PAGE_SIZES,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';
import { TENANT_KINDS, TENANT_STATUSES } from '../model';

/** Orders that the API knows. */
export type TenantOrder = NonNullable<ListTenantsQuery['order']>;

/** The orders, and what stands for their words. */
export const TENANT_ORDERS = [
  { id: 'slug.asc', word: 'slugAscending' },
  { id: 'slug.desc', word: 'slugDescending' },
  { id: 'created_at.desc', word: 'newestFirst' },
  { id: 'created_at.asc', word: 'oldestFirst' },
] as const satisfies readonly { id: TenantOrder; word: string }[];

const DEFAULT_ORDER: TenantOrder = 'slug.asc';
const SEARCH_LENGTH_MAX = 100;

/** What the list of tenants shows, as it stands in the address. */
export type TenantListParameters = {
  search: string;
  statuses: TenantStatus[];
  kind?: TenantKind;
  plan?: string;
  order: TenantOrder;
  pageSize: number;
  /** Cursor of the page; the first one when absent. */
  after?: string;
};

const codec = {
  read(searchParams: URLSearchParams): TenantListParameters {
    const pageSize = Number(searchParams.get('size'));
    const order = searchParams.get('order');
    const kind = searchParams.get('kind');
    return {
      search: searchParams.get('q')?.slice(0, SEARCH_LENGTH_MAX) ?? '',
      statuses: TENANT_STATUSES.filter(status =>
        searchParams.getAll('status').includes(status),
      ),
      kind: TENANT_KINDS.find(known => known === kind),
      plan: searchParams.get('plan') || undefined,
      order: TENANT_ORDERS.find(({ id }) => id === order)?.id ?? DEFAULT_ORDER,
      pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
      after: searchParams.get('after') ?? undefined,
    };
  },
  write(parameters: TenantListParameters) {
    const { order, pageSize } = parameters;
    return {
      q: parameters.search,
      status: parameters.statuses,
      kind: parameters.kind,
      plan: parameters.plan,
      order: order === DEFAULT_ORDER ? undefined : order,
      size: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
      after: parameters.after,
    };
  },
};

/** Reads and writes what the list of tenants shows. */
export function useTenantListParameters() {
  const [parameters, setParameters] = useAddressParameters(codec);
  return {
    parameters,
    /** A change goes back to the first page unless it says another. */
    change: (
      changes: Partial<TenantListParameters>,
      options?: { isTyping?: boolean },
    ) => setParameters({ after: undefined, ...changes }, options),
    clearFilters: () =>
      setParameters({
        search: '',
        statuses: [],
        kind: undefined,
        plan: undefined,
        after: undefined,
      }),
    isFiltered: Boolean(
      parameters.search ||
      parameters.statuses.length ||
      parameters.kind ||
      parameters.plan,
    ),
  };
}

/** The query for what the list shows. */
export function toTenantsQuery(
  parameters: TenantListParameters,
): ListTenantsQuery {
  const { search, statuses, kind, plan, order, pageSize, after } = parameters;
  return {
    limit: pageSize,
    cursor: after,
    order,
    q: search || undefined,
    status: statuses.length > 0 ? statuses : undefined,
    kind,
    plan,
  };
}

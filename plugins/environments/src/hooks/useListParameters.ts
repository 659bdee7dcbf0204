import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type {
  EnvironmentStatus,
  ListEnvironmentRequestsQuery,
} from '@groundwork/plugin-control-plane-common';
import {
  environmentLifecycle,
  isFinal,
  leasedStatuses,
} from '@groundwork/plugin-control-plane-common';
import { PAGE_SIZES } from '@groundwork/plugin-control-plane-react';

/** Whose environments are listed. */
export const LIST_TABS = [
  'all',
  'mine',
  'waiting',
  'expiring',
  'drifted',
] as const;
/** One of {@link LIST_TABS}. */
export type ListTab = (typeof LIST_TABS)[number];

/** Orders that the API knows. */
export type ListOrder = NonNullable<ListEnvironmentRequestsQuery['order']>;

const ORDERS: readonly ListOrder[] = [
  'created_at.desc',
  'created_at.asc',
  'updated_at.desc',
  'updated_at.asc',
  'name.asc',
  'name.desc',
];

const HOUR_MS = 3_600_000;
const SOON_HOURS = 24;

/** States in which there is, or may soon be, something to use. */
export const CURRENT_STATUSES = allStatuses().filter(
  status => !isFinal(status),
);
/** Every state. */
export const STATUSES = allStatuses();

/** What a list shows, as it stands in the address. */
export type ListParameters = {
  tab: ListTab;
  search: string;
  class?: string;
  region?: string;
  statuses: EnvironmentStatus[];
  /** Also those that were rejected, cancelled or deleted. */
  showsEnded: boolean;
  order: ListOrder;
  pageSize: number;
  /** Cursor of the page; the first one when absent. */
  after?: string;
};

/** What can be changed; a change goes back to the first page unless it says another. */
export type ListParametersChange = Partial<ListParameters>;

/** Reads and writes what a list shows. Everything is in the address, so that it can be shared and gone back to. */
export function useListParameters(): {
  parameters: ListParameters;
  change: (change: ListParametersChange) => void;
  clearFilters: () => void;
  isFiltered: boolean;
} {
  const [searchParams, setSearchParams] = useSearchParams();
  const parameters = useMemo(
    () => readParameters(searchParams),
    [searchParams],
  );

  const change = useCallback(
    (changed: ListParametersChange) => {
      setSearchParams(
        previous =>
          writeParameters({
            ...readParameters(previous),
            after: undefined,
            ...changed,
          }),
        // Typing would fill the history with every letter.
        { replace: 'search' in changed },
      );
    },
    [setSearchParams],
  );

  const clearFilters = useCallback(
    () =>
      change({
        search: '',
        class: undefined,
        region: undefined,
        statuses: [],
        showsEnded: false,
      }),
    [change],
  );

  return {
    parameters,
    change,
    clearFilters,
    isFiltered: Boolean(
      parameters.search ||
      parameters.class ||
      parameters.region ||
      parameters.statuses.length,
    ),
  };
}

/** The query for what a list shows. */
export function toQuery(
  parameters: ListParameters,
  fixed: ListEnvironmentRequestsQuery = {},
): ListEnvironmentRequestsQuery {
  return {
    limit: parameters.pageSize,
    cursor: parameters.after,
    order: parameters.order,
    q: parameters.search || undefined,
    class: parameters.class,
    region: parameters.region,
    status: statusesOf(parameters),
    ...tabQuery(parameters.tab),
    ...fixed,
  };
}

/** What a tab adds to a query. */
export function tabQuery(tab: ListTab): ListEnvironmentRequestsQuery {
  switch (tab) {
    case 'mine':
      return { mine: true };
    case 'waiting':
      return { awaiting_my_decision: true };
    case 'expiring':
      return { expires_before: soon(), status: [...leasedStatuses] };
    case 'drifted':
      return { drift_status: 'drifted' };
    default:
      return {};
  }
}

/** A day from now, at the full hour: what changes all the time would be asked for all the time. */
function soon(): string {
  const hours = Math.ceil(Date.now() / HOUR_MS) + SOON_HOURS;
  return new Date(hours * HOUR_MS).toISOString();
}

function statusesOf(
  parameters: ListParameters,
): EnvironmentStatus[] | undefined {
  if (parameters.statuses.length > 0) {
    return parameters.statuses;
  }
  return parameters.showsEnded ? undefined : CURRENT_STATUSES;
}

function readParameters(searchParams: URLSearchParams): ListParameters {
  const tab = searchParams.get('tab') as ListTab;
  const order = searchParams.get('order') as ListOrder;
  const pageSize = Number(searchParams.get('size'));
  return {
    tab: LIST_TABS.includes(tab) ? tab : 'all',
    search: searchParams.get('q')?.slice(0, 100) ?? '',
    class: searchParams.get('class') ?? undefined,
    region: searchParams.get('region') ?? undefined,
    statuses: searchParams
      .getAll('status')
      .filter((status): status is EnvironmentStatus =>
        STATUSES.some(known => known === status),
      ),
    showsEnded: searchParams.get('ended') === '1',
    order: ORDERS.includes(order) ? order : 'created_at.desc',
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
    after: searchParams.get('after') ?? undefined,
  };
}

function writeParameters(parameters: ListParameters): URLSearchParams {
  const searchParams = new URLSearchParams();
  const set = (name: string, value: string | undefined, fallback?: string) => {
    if (value && value !== fallback) {
      searchParams.set(name, value);
    }
  };
  set('tab', parameters.tab, 'all');
  set('q', parameters.search);
  set('class', parameters.class);
  set('region', parameters.region);
  for (const status of parameters.statuses) {
    searchParams.append('status', status);
  }
  set('ended', parameters.showsEnded ? '1' : undefined);
  set('order', parameters.order, 'created_at.desc');
  set('size', String(parameters.pageSize), String(PAGE_SIZES[0]));
  set('after', parameters.after);
  return searchParams;
}

function allStatuses(): EnvironmentStatus[] {
  return Object.keys(environmentLifecycle) as EnvironmentStatus[];
}

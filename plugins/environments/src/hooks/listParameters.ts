import type {
  DriftStatus,
  EnvironmentStatus,
  ListEnvironmentRequestsQuery,
} from '@groundwork/plugin-control-plane-common';
import {
  environmentLifecycle,
  extendableStatuses,
  isFinal,
} from '@groundwork/plugin-control-plane-common';
import { PAGE_SIZES } from '@groundwork/plugin-control-plane-react';

/** Whose environments are listed. */
export const LIST_TABS = [
  'all',
  'mine',
  'myTeams',
  'waiting',
  'expiring',
  'drifted',
] as const;
/** One of {@link LIST_TABS}. */
export type ListTab = (typeof LIST_TABS)[number];

/** How environments are shown. */
export const LIST_LAYOUTS = ['table', 'cards'] as const;
/** One of {@link LIST_LAYOUTS}. */
export type ListLayout = (typeof LIST_LAYOUTS)[number];

/** Orders that the API knows. */
export type ListOrder = NonNullable<ListEnvironmentRequestsQuery['order']>;

const ORDERS: readonly ListOrder[] = [
  'created_at.desc',
  'created_at.asc',
  'updated_at.desc',
  'updated_at.asc',
  'name.asc',
  'name.desc',
  'expires_at.asc',
  'expires_at.desc',
  'cost.desc',
  'cost.asc',
];
/** Every state of drift, in the order in which they are offered. */
export const DRIFTS: readonly DriftStatus[] = ['in_sync', 'drifted', 'unknown'];
/** As references and ids are; the API refuses what is longer. */
const TEXT_LENGTH_MAX = 255;
/** What ids of tenants look like. */
export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

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
  /** Id of the tenant. */
  tenant?: string;
  /** Entity reference of the owner. */
  owner?: string;
  drift?: DriftStatus;
  /** Also those that were rejected, cancelled or deleted. */
  showsEnded: boolean;
  order: ListOrder;
  pageSize: number;
  /** Cursor of the page; the first one when absent. */
  after?: string;
  /** As the person chose it last, when absent. */
  layout?: ListLayout;
};

/** What narrows the list down, beside its tab. */
export const noFilters = {
  search: '',
  class: undefined,
  region: undefined,
  statuses: [],
  tenant: undefined,
  owner: undefined,
  drift: undefined,
} satisfies Partial<ListParameters>;

/** How many filters narrow the list down, the search aside. */
export function countFilters(parameters: ListParameters): number {
  const {
    class: className,
    region,
    statuses,
    tenant,
    owner,
    drift,
  } = parameters;
  return [
    className,
    region,
    tenant,
    owner,
    drift,
    statuses.length > 0 || undefined,
  ].filter(Boolean).length;
}

/** The query for what a list shows. */
export function toQuery(
  parameters: ListParameters,
  fixed: ListEnvironmentRequestsQuery = {},
): ListEnvironmentRequestsQuery {
  // What is not fixed would otherwise take the place of what the person filters by.
  const known = Object.fromEntries(
    Object.entries(fixed).filter(([, value]) => value !== undefined),
  );
  return {
    limit: parameters.pageSize,
    cursor: parameters.after,
    order: parameters.order,
    q: parameters.search || undefined,
    class: parameters.class,
    region: parameters.region,
    tenant_id: parameters.tenant,
    owner: parameters.owner,
    drift_status: parameters.drift,
    status: statusesOf(parameters),
    ...tabQuery(parameters.tab),
    ...known,
  };
}

/** What a tab adds to a query. */
export function tabQuery(tab: ListTab): ListEnvironmentRequestsQuery {
  switch (tab) {
    case 'mine':
      return { mine: true };
    case 'myTeams':
      return { my_teams: true };
    case 'waiting':
      return { awaiting_my_decision: true };
    case 'expiring':
      return { expires_before: soon(), status: [...extendableStatuses] };
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

/** Reads what a list shows from the address; what makes no sense is left out. */
export function readListParameters(
  searchParams: URLSearchParams,
): ListParameters {
  const pageSize = Number(searchParams.get('size'));
  const tenant = textOf(searchParams, 'tenant');
  return {
    tab: oneOf(LIST_TABS, searchParams.get('tab')) ?? 'all',
    search: searchParams.get('q')?.slice(0, 100) ?? '',
    class: textOf(searchParams, 'class'),
    region: textOf(searchParams, 'region'),
    statuses: searchParams
      .getAll('status')
      .flatMap(status => oneOf(STATUSES, status) ?? []),
    tenant: tenant && UUID.test(tenant) ? tenant : undefined,
    owner: textOf(searchParams, 'owner'),
    drift: oneOf(DRIFTS, searchParams.get('drift')),
    showsEnded: searchParams.get('ended') === '1',
    order: oneOf(ORDERS, searchParams.get('order')) ?? 'created_at.desc',
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
    after: searchParams.get('after') ?? undefined,
    layout: oneOf(LIST_LAYOUTS, searchParams.get('layout')),
  };
}

/** Writes what a list shows; what is as it is anyhow is left out. */
export function writeListParameters(
  parameters: Partial<ListParameters>,
): URLSearchParams {
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
  for (const status of parameters.statuses ?? []) {
    searchParams.append('status', status);
  }
  set('tenant', parameters.tenant);
  set('owner', parameters.owner);
  set('drift', parameters.drift);
  set('ended', parameters.showsEnded ? '1' : undefined);
  set('order', parameters.order, 'created_at.desc');
  set('size', parameters.pageSize?.toString(), String(PAGE_SIZES[0]));
  set('after', parameters.after);
  set('layout', parameters.layout);
  return searchParams;
}

function textOf(
  searchParams: URLSearchParams,
  name: string,
): string | undefined {
  return searchParams.get(name)?.slice(0, TEXT_LENGTH_MAX) || undefined;
}

function oneOf<const T extends string>(
  known: readonly T[],
  text: string | null,
): T | undefined {
  return known.find(each => each === text);
}

function allStatuses(): EnvironmentStatus[] {
  return Object.keys(environmentLifecycle) as EnvironmentStatus[];
}

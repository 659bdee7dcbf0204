import type {
  HealthStatus,
  ListRuntimeEnvironmentsQuery,
} from '@groundwork/plugin-control-plane-common';
import {
  PAGE_SIZES,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';

/** Every state of health that the list can be filtered by. */
export const HEALTH_STATUSES = [
  'healthy',
  'degraded',
  'unavailable',
  'maintenance',
] as const satisfies readonly HealthStatus[];

const SEARCH_LENGTH_MAX = 100;
const TYPE_LENGTH_MAX = 63;

/** What the list of runtime environments shows, as it stands in the address. */
export type RuntimeListParameters = {
  search: string;
  type?: string;
  health?: HealthStatus;
  pageSize: number;
  /** Cursor of the page; the first one when absent. */
  after?: string;
};

const codec = {
  read(searchParams: URLSearchParams): RuntimeListParameters {
    const pageSize = Number(searchParams.get('size'));
    return {
      search: searchParams.get('q')?.slice(0, SEARCH_LENGTH_MAX) ?? '',
      type: searchParams.get('type')?.slice(0, TYPE_LENGTH_MAX) || undefined,
      health: HEALTH_STATUSES.find(
        status => status === searchParams.get('health'),
      ),
      pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
      after: searchParams.get('after') ?? undefined,
    };
  },
  write({ search, type, health, pageSize, after }: RuntimeListParameters) {
    return {
      q: search,
      type,
      health,
      size: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
      after,
    };
  },
};

/** Reads and writes what the list of runtime environments shows. */
export function useRuntimeListParameters() {
  const [parameters, setParameters] = useAddressParameters(codec);
  const { search, type, health } = parameters;
  return {
    parameters,
    /** A change goes back to the first page unless it says another. */
    change: (
      changes: Partial<RuntimeListParameters>,
      options?: { isTyping?: boolean },
    ) => setParameters({ after: undefined, ...changes }, options),
    clearFilters: () =>
      setParameters({
        search: '',
        type: undefined,
        health: undefined,
        after: undefined,
      }),
    isFiltered: Boolean(search || type || health),
  };
}

/** The query for what the list shows. */
export function toRuntimesQuery(
  parameters: RuntimeListParameters,
): ListRuntimeEnvironmentsQuery {
  const { search, type, health, pageSize, after } = parameters;
  return {
    limit: pageSize,
    cursor: after,
    q: search || undefined,
    type,
    health_status: health,
  };
}

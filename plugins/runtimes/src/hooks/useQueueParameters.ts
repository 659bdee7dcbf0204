import type {
  ListQueueQuery,
  QueueState,
} from '@groundwork/plugin-control-plane-common';
import {
  PAGE_SIZES,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';
import { QUEUE_STATES } from '../model';

const SEARCH_LENGTH_MAX = 100;
const RUNTIME_NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What the queue shows, as it stands in the address. */
export type QueueParameters = {
  search: string;
  states: QueueState[];
  /** Name of a runtime environment. */
  runtime?: string;
  pageSize: number;
  /** Cursor of the page; the first one when absent. */
  after?: string;
};

const codec = {
  read(searchParams: URLSearchParams): QueueParameters {
    const pageSize = Number(searchParams.get('size'));
    const runtime = searchParams.get('runtime') ?? '';
    return {
      search: searchParams.get('q')?.slice(0, SEARCH_LENGTH_MAX) ?? '',
      states: QUEUE_STATES.filter(state =>
        searchParams.getAll('state').includes(state),
      ),
      runtime: RUNTIME_NAME.test(runtime) ? runtime : undefined,
      pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
      after: searchParams.get('after') ?? undefined,
    };
  },
  write({ search, states, runtime, pageSize, after }: QueueParameters) {
    return {
      q: search,
      state: states,
      runtime,
      size: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
      after,
    };
  },
};

/** Reads and writes what the queue shows. */
export function useQueueParameters() {
  const [parameters, setParameters] = useAddressParameters(codec);
  const { search, states, runtime } = parameters;
  return {
    parameters,
    /** A change goes back to the first page unless it says another. */
    change: (
      changes: Partial<QueueParameters>,
      options?: { isTyping?: boolean },
    ) => setParameters({ after: undefined, ...changes }, options),
    clearFilters: () =>
      setParameters({
        search: '',
        states: [],
        runtime: undefined,
        after: undefined,
      }),
    isFiltered: Boolean(search || states.length || runtime),
  };
}

/** The query for what the queue shows. */
export function toQueueQuery(parameters: QueueParameters): ListQueueQuery {
  const { search, states, runtime, pageSize, after } = parameters;
  return {
    limit: pageSize,
    cursor: after,
    q: search || undefined,
    state: states.length > 0 ? states : undefined,
    runtime,
  };
}

import { useApi } from '@backstage/frontend-plugin-api';
import {
  TEMPLATE_GATES_CHANNEL,
  type EnvironmentRequest,
  type EnvironmentRequestList,
  type ListEnvironmentRequestsQuery,
  type TemplateGate,
  type TemplateGateChanged,
  type TemplateGateList,
  type Total,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  isForbidden,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';
import {
  mergeInbox,
  orderOfInbox,
  type InboxEntry,
  type InboxOrder,
} from '../model';
import type { InboxParameters } from './inboxParameters';

const PAGE_SIZE = 100;
/** So many more pages are read of each for an order that needs all. */
const MORE_PAGES = 4;
const NONE: Total = { value: 0, relation: 'eq' };
const REQUEST_ORDERS: Record<
  InboxOrder,
  NonNullable<ListEnvironmentRequestsQuery['order']>
> = {
  oldest: 'created_at.asc',
  newest: 'created_at.desc',
  costliest: 'cost.desc',
  // Told from what was read, of which the oldest comes first while it is not all.
  riskiest: 'created_at.asc',
};

/** What waits for a decision, as the page sees it. */
export type Inbox = ReturnType<typeof useInbox>;

/**
 * What waits for a decision, kept up to date: requests and runs of templates.
 *
 * @param pagesAsked - So many pages are read of each.
 */
export function useInbox(parameters: InboxParameters, pagesAsked: number) {
  const pages =
    parameters.order === 'riskiest' ? pagesAsked + MORE_PAGES : pagesAsked;
  const requests = useRequests(parameters, pages);
  const gates = useGates(parameters, pages);
  // Whoever may not see runs of templates has requests to decide over.
  const isGatesHidden = isForbidden(gates.error);
  const isLoaded =
    requests.value !== undefined &&
    (gates.value !== undefined || gates.error !== undefined);
  const order = orderOfInbox(requests.value, gates.value, parameters.order);
  const entries = mergeInbox(requests.value, gates.value, order);
  const live = {
    value: isLoaded ? entries : undefined,
    isUpdating: requests.isUpdating || gates.isUpdating,
    connection:
      gates.connection === 'reconnecting' && !isGatesHidden
        ? gates.connection
        : requests.connection,
    updatedAt: requests.updatedAt,
  };
  return {
    /** Absent before both were read. */
    entries: isLoaded ? entries : undefined,
    total: isLoaded ? sumOf(requests.value?.total, gates.value?.total) : NONE,
    /** In which they are, which is another than asked for where that needs more than was read. */
    order,
    hasMore: Boolean(requests.value?.next_cursor ?? gates.value?.next_cursor),
    live,
    error: requests.error,
    /** Runs of templates alone could not be read. */
    gatesError: isGatesHidden ? undefined : gates.error,
    refresh: () => {
      requests.refresh();
      gates.refresh();
    },
    /** Shows a request as it was decided, ahead of the next read. */
    showRequest: (request: EnvironmentRequest, stays: boolean) =>
      requests.value &&
      requests.replace(replaced(requests.value, request, stays)),
    /** Shows a run as it was decided, ahead of the next read. */
    showGate: (gate: TemplateGate, stays: boolean) =>
      gates.value && gates.replace(replaced(gates.value, gate, stays)),
  };
}

function useRequests(parameters: InboxParameters, pages: number) {
  const { view, search, className, kind, order } = parameters;
  const api = useApi(controlPlaneApiRef);
  const query: ListEnvironmentRequestsQuery = {
    limit: PAGE_SIZE,
    order: REQUEST_ORDERS[order],
    ...(search && { q: search }),
    ...(className && { class: className }),
    ...(view === 'all'
      ? { status: ['pending_approval'] }
      : { awaiting_my_decision: true }),
  };
  return useLiveQuery<EnvironmentRequestList>({
    key: JSON.stringify([query, kind, pages]),
    subject: 'inbox-requests',
    load: signal =>
      kind === 'gate'
        ? Promise.resolve({ items: [], total: NONE })
        : readPages(pages, cursor =>
            api.listEnvironmentRequests(
              { ...query, ...(cursor && { cursor }) },
              { signal },
            ),
          ),
  });
}

function useGates(parameters: InboxParameters, pages: number) {
  const { view, search, className, kind, order } = parameters;
  const api = useApi(controlPlaneApiRef);
  const query = {
    limit: PAGE_SIZE,
    order:
      order === 'newest'
        ? ('created_at.desc' as const)
        : ('created_at.asc' as const),
    ...(search && { q: search }),
    ...(view === 'all'
      ? { status: ['pending' as const] }
      : { awaiting_my_decision: true }),
  };
  // Runs of templates have no class.
  const isWanted = kind !== 'request' && !className;
  return useLiveQuery<TemplateGateList, TemplateGateChanged>({
    key: JSON.stringify([query, isWanted, pages]),
    subject: 'inbox-gates',
    channel: TEMPLATE_GATES_CHANNEL,
    load: signal =>
      isWanted
        ? readPages(pages, cursor =>
            api.gates.list({ ...query, ...(cursor && { cursor }) }, { signal }),
          )
        : Promise.resolve({ items: [], total: NONE }),
  });
}

async function readPages<T extends { items: unknown[]; next_cursor?: string }>(
  count: number,
  read: (cursor?: string) => Promise<T>,
): Promise<T> {
  let list = await read();
  for (let page = 1; page < count && list.next_cursor; page += 1) {
    const next = await read(list.next_cursor);
    list = { ...next, items: [...list.items, ...next.items] };
  }
  return list;
}

function replaced<
  T extends { id: string },
  TList extends { items: T[]; total: Total },
>(list: TList, item: T, stays: boolean): TList {
  return {
    ...list,
    items: stays
      ? list.items.map(other => (other.id === item.id ? item : other))
      : list.items.filter(({ id }) => id !== item.id),
    total: {
      ...list.total,
      value: Math.max(0, list.total.value - (stays ? 0 : 1)),
    },
  };
}

function sumOf(a: Total = NONE, b: Total = NONE): Total {
  return {
    value: a.value + b.value,
    relation: a.relation === 'gte' ? a.relation : b.relation,
  };
}

/** The entry behind one that was decided, or the one before it where that was the last. */
export function entryAfter(
  entries: InboxEntry[],
  id: string,
): InboxEntry | undefined {
  const at = entries.findIndex(entry => entry.id === id);
  const rest = entries.filter(entry => entry.id !== id);
  return rest[Math.min(Math.max(at, 0), rest.length - 1)];
}

import type {
  ListQueueQuery,
  ListRuntimeEnvironmentsQuery,
  QueueItemList,
  QueueSummary,
  RuntimeEnvironment,
  RuntimeEnvironmentList,
  RuntimeGroup,
  RuntimeHealthEvent,
  RuntimeType,
} from '@groundwork/plugin-control-plane-common';
import {
  BUSY_POLL_INTERVAL_MS,
  POLL_INTERVAL_MS,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { isBusy } from '../model';
import { readAll } from './readAll';
import { useNamespacesQuery, useRuntimesQuery } from './useRuntimesQuery';

const DAY_MS = 86_400_000;
const TEN_MINUTES_MS = 600_000;
/** One that changes more often than this in a day is shown by its latest changes. */
const HEALTH_EVENTS_MAX = 500;

/** A page of the runtime environments. The old page stays while another is read. */
export function useRuntimes(
  query: ListRuntimeEnvironmentsQuery,
): LiveQuery<RuntimeEnvironmentList> {
  return useRuntimesQuery({
    key: JSON.stringify(query),
    subject: 'runtimes',
    load: (api, options) => api.runtimes.list(query, options),
    intervalMs: list =>
      list?.items.some(({ load }) => isBusy(load))
        ? BUSY_POLL_INTERVAL_MS
        : POLL_INTERVAL_MS,
  });
}

/** All runtime environments, to choose from. */
export function useAllRuntimes(): LiveQuery<RuntimeEnvironment[]> {
  return useRuntimesQuery({
    key: 'all',
    load: (api, options) => readAll(page => api.runtimes.list(page, options)),
  });
}

/** One runtime environment. */
export function useRuntime(id: string): LiveQuery<RuntimeEnvironment> {
  return useRuntimesQuery({
    key: id,
    load: (api, options) => api.runtimes.get(id, options),
    intervalMs: runtime =>
      runtime && (isBusy(runtime.load) || runtime.removing)
        ? BUSY_POLL_INTERVAL_MS
        : POLL_INTERVAL_MS,
  });
}

/** The changes of health of at least the last day, newest first. */
export function useHealthHistory(
  id: string,
  /** Read again when this changes, as the state of health does. */
  token: string = '',
): LiveQuery<RuntimeHealthEvent[]> {
  return useRuntimesQuery({
    key: `${id} ${token}`,
    subject: id,
    load: async (api, options) => {
      const since = Date.now() - DAY_MS;
      const events: RuntimeHealthEvent[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.runtimes.listHealthEvents(
          id,
          { limit: 100, cursor },
          options,
        );
        events.push(...page.items);
        cursor = page.next_cursor;
      } while (
        cursor !== undefined &&
        events.length < HEALTH_EVENTS_MAX &&
        Date.parse(events[events.length - 1].created_at) > since
      );
      return events;
    },
    // The state of health tells of every change.
    isAffected: () => false,
    intervalMs: () => TEN_MINUTES_MS,
  });
}

/** The types of runtime environments that are installed. */
export function useRuntimeTypes(): LiveQuery<RuntimeType[]> {
  return useRuntimesQuery({
    key: 'types',
    load: (api, options) =>
      readAll(page => api.runtimes.listTypes(page, options)),
    isAffected: () => false,
    intervalMs: () => TEN_MINUTES_MS,
  });
}

/** All groups; there are few. */
export function useGroups(): LiveQuery<RuntimeGroup[]> {
  return useRuntimesQuery({
    key: 'groups',
    load: (api, options) =>
      readAll(page => api.runtimes.listGroups(page, options)),
  });
}

/** A page of the queue. It changes all the time, so that it is read often while it is looked at. */
export function useQueue(query: ListQueueQuery): LiveQuery<QueueItemList> {
  return useNamespacesQuery({
    key: JSON.stringify(query),
    subject: 'queue',
    load: (api, options) => api.queue.list(query, options),
    intervalMs: () => BUSY_POLL_INTERVAL_MS,
  });
}

/** How much work stands where. */
export function useQueueSummary(): LiveQuery<QueueSummary> {
  return useNamespacesQuery({
    key: 'summary',
    load: (api, options) => api.queue.getSummary(options),
    intervalMs: () => BUSY_POLL_INTERVAL_MS,
  });
}

import { useApi } from '@backstage/frontend-plugin-api';
import {
  NAMESPACES_CHANNEL,
  RUNTIMES_CHANNEL,
  type NamespaceChanged,
  type RuntimesChanged,
} from '@groundwork/plugin-control-plane-common';
import {
  runtimesApiRef,
  useLiveQuery,
  type LiveQuery,
  type RuntimesApi,
  type UseLiveQueryOptions,
} from '@groundwork/plugin-control-plane-react';

type CallOptions = { signal: AbortSignal };

/** What {@link useRuntimesQuery} and {@link useNamespacesQuery} need beside what they are told by. */
export type QueryOptions<T, TChange> = Omit<
  UseLiveQueryOptions<T, TChange>,
  'load' | 'channel'
> & {
  /** Reads it. */
  load: (api: RuntimesApi, options: CallOptions) => Promise<T>;
};

/** Reads something of runtime environments and groups, and keeps it up to date. */
export function useRuntimesQuery<T>(
  options: QueryOptions<T, RuntimesChanged>,
): LiveQuery<T> {
  const api = useApi(runtimesApiRef);
  return useLiveQuery<T, RuntimesChanged>({
    ...options,
    channel: RUNTIMES_CHANNEL,
    load: signal => options.load(api, { signal }),
  });
}

/** Reads something of namespaces and keeps it up to date. */
export function useNamespacesQuery<T>(
  options: QueryOptions<T, NamespaceChanged>,
): LiveQuery<T> {
  const api = useApi(runtimesApiRef);
  return useLiveQuery<T, NamespaceChanged>({
    ...options,
    channel: NAMESPACES_CHANNEL,
    load: signal => options.load(api, { signal }),
  });
}

import {
  TENANTS_CHANNEL,
  type TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import {
  useLiveQuery,
  type LiveQuery,
  type UseLiveQueryOptions,
} from '@groundwork/plugin-control-plane-react';

/** Reads something of tenants and keeps it up to date with what is told of them. */
export function useTenancyQuery<T>(
  options: Omit<UseLiveQueryOptions<T, TenantChanged>, 'channel'>,
): LiveQuery<T> {
  return useLiveQuery<T, TenantChanged>({
    ...options,
    channel: TENANTS_CHANNEL,
  });
}

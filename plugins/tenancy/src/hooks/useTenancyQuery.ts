import { useApi } from '@backstage/frontend-plugin-api';
import {
  TENANTS_CHANNEL,
  type TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import {
  tenancyApiRef,
  useLiveQuery,
  type LiveQuery,
  type TenancyApi,
} from '@groundwork/plugin-control-plane-react';

/** Tenants change rarely, and signals tell of it; this is for where signals are off. */
const POLL_INTERVAL_MS = 30_000;

/** What {@link useTenancyQuery} needs. */
export type UseTenancyQueryOptions<T> = {
  /** Names what is read; another key is another query. */
  key: string;
  /** Reads it. */
  load: (api: TenancyApi, options: { signal: AbortSignal }) => Promise<T>;
  /** Read again only when something of this tenant changes; of any tenant when absent. */
  tenantId?: string;
  /** Read again only when one of these parts changes; any part when absent. */
  parts?: TenantChanged['part'][];
  /** What it is about. The old value stays while another key of the same subject is read, as when a filter changes. */
  subject?: string;
  /** How often it is read when nothing tells of changes. */
  intervalMs?: number;
};

/** Reads something of tenants and keeps it up to date. */
export function useTenancyQuery<T>(
  options: UseTenancyQueryOptions<T>,
): LiveQuery<T> {
  const { key, load, tenantId, parts, subject } = options;
  const api = useApi(tenancyApiRef);
  return useLiveQuery<T, TenantChanged>({
    key,
    subject,
    load: signal => load(api, { signal }),
    channel: TENANTS_CHANNEL,
    isAffected: change =>
      (tenantId === undefined || change.tenant_id === tenantId) &&
      (parts === undefined || parts.includes(change.part)),
    intervalMs: () => options.intervalMs ?? POLL_INTERVAL_MS,
  });
}

import { useApi } from '@backstage/frontend-plugin-api';
import {
  type TenantChanged,
  type TenantList,
  TENANTS_CHANNEL,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';

/** As many as a list to choose from is good for. */
const TENANTS_MAX = 50;

/** The first of the tenants that the person may read. */
export function useTenants() {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery<TenantList, TenantChanged>({
    key: 'tenants',
    channel: TENANTS_CHANNEL,
    load: signal => api.tenants.list({ limit: TENANTS_MAX }, { signal }),
  });
}

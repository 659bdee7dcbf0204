import { useApi } from '@backstage/frontend-plugin-api';
import {
  TENANTS_CHANNEL,
  type Tenant,
  type TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ShortId,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';

/** The name of a tenant; its id for people who may not read it. */
export function TenantName(props: { tenantId: string }) {
  const { tenantId } = props;
  const api = useApi(controlPlaneApiRef);
  const tenant = useLiveQuery<Tenant, TenantChanged>({
    key: tenantId,
    channel: TENANTS_CHANNEL,
    isAffected: change => change.tenant_id === tenantId,
    load: signal => api.tenants.get(tenantId, { signal }),
  });
  return tenant.value ? (
    <>{tenant.value.name}</>
  ) : (
    <ShortId id={tenantId} label="id of the tenant" />
  );
}

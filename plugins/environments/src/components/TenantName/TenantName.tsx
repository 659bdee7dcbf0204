import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
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
import { tenantRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';

/** The name of a tenant, with the way to its page; its id for people who may not read it. */
export function TenantName(props: { tenantId: string }) {
  const { tenantId } = props;
  const api = useApi(controlPlaneApiRef);
  const { t } = useEnvironmentsWords();
  const tenantPath = useRouteRef(tenantRouteRef);
  const tenant = useLiveQuery<Tenant, TenantChanged>({
    key: tenantId,
    channel: TENANTS_CHANNEL,
    isAffected: change => change.tenant_id === tenantId,
    load: signal => api.tenants.get(tenantId, { signal }),
  });
  if (!tenant.value) {
    return (
      <ShortId id={tenantId} label={t('environmentPage.details.tenantId')} />
    );
  }
  const { name, slug } = tenant.value;
  return tenantPath ? (
    <Link href={tenantPath({ slug })} variant="body-medium">
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}

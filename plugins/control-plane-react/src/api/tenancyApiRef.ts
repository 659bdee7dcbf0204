import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ApiKeysClient,
  AuditClient,
  CatalogClient,
  ControlPlaneClient,
  TenantsClient,
} from '@groundwork/plugin-control-plane-common';

/**
 * The part of {@link @groundwork/plugin-control-plane-common#ControlPlaneClient} that is about tenants.
 *
 * @public
 */
export type TenancyApi = {
  tenants: Pick<TenantsClient, keyof TenantsClient>;
  catalog: Pick<CatalogClient, keyof CatalogClient>;
  apiKeys: Pick<ApiKeysClient, keyof ApiKeysClient>;
  audit: Pick<AuditClient, keyof AuditClient>;
} & Pick<ControlPlaneClient, 'listEnvironmentRequests'>;

/** Reaches the tenants on behalf of the person who is signed in; `createControlPlaneApi` makes it. @public */
export const tenancyApiRef = createApiRef<TenancyApi>().with({
  id: 'plugin.tenancy.control-plane',
  pluginId: 'tenancy',
});

import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import {
  ControlPlaneClient,
  type TargetsClient,
  type TenantsClient,
} from '@groundwork/plugin-control-plane-common';

/** What other pages have of their own. */
type PartOfOthers =
  | 'tenants'
  | 'catalog'
  | 'apiKeys'
  | 'audit'
  | 'runtimes'
  | 'namespaces'
  | 'queue'
  | 'targets';

/**
 * The part of {@link @groundwork/plugin-control-plane-common#ControlPlaneClient} that is about environments.
 *
 * @public
 */
export type ControlPlaneApi = Pick<
  ControlPlaneClient,
  Exclude<keyof ControlPlaneClient, PartOfOthers>
> & {
  /** For whom environments can be requested. */
  tenants: Pick<TenantsClient, 'list' | 'get'>;
  /** Environments on single runtime environments, and their drift. */
  targets: Pick<TargetsClient, keyof TargetsClient>;
};

/** Reaches the control plane on behalf of the person who is signed in. @public */
export const controlPlaneApiRef = createApiRef<ControlPlaneApi>().with({
  id: 'plugin.environments.control-plane',
  pluginId: 'environments',
});

/** Makes the API from what the portal knows about backends and sign-in. @public */
export function createControlPlaneApi(options: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): ControlPlaneClient {
  const { discoveryApi, fetchApi } = options;
  return ControlPlaneClient.create({
    baseUrl: () => discoveryApi.getBaseUrl('control-plane'),
    fetch: async request =>
      fetchApi.fetch(request.url, await toRequestInit(request)),
  });
}

/** The portal's fetch copies what it is given more than once, which a `Request` with a body does not survive. */
async function toRequestInit(request: Request): Promise<RequestInit> {
  const body = await request.text();
  return {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    body: body || undefined,
  };
}

import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneApi } from './controlPlaneApiRef';
import { lazyMethods } from './lazyMethods';
import type { RuntimesApi } from './runtimesApiRef';
import type { TenancyApi } from './tenancyApiRef';

/** Names of the clients within the client. */
type Part = {
  [key in keyof ControlPlaneClient]: ControlPlaneClient[key] extends (
    ...args: never[]
  ) => unknown
    ? never
    : key;
}[keyof ControlPlaneClient];

const parts: Record<Part, true> = {
  classes: true,
  approvals: true,
  gates: true,
  tenants: true,
  catalog: true,
  apiKeys: true,
  audit: true,
  runtimes: true,
  namespaces: true,
  targets: true,
  queue: true,
};

/**
 * Makes the API from what the portal knows about backends and sign-in. The client itself is loaded with the first call, so
 * that a portal opens without it.
 *
 * @public
 */
export function createControlPlaneApi(options: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): ControlPlaneApi & RuntimesApi & TenancyApi {
  let client: Promise<ControlPlaneClient> | undefined;
  const load = () => {
    client ??= import(
      /* webpackChunkName: "control-plane" */ './createClient'
    ).then(
      module => module.createClient(options),
      error => {
        // The next call tries again
        client = undefined;
        throw error;
      },
    );
    return client;
  };
  const partsOfClient = (Object.keys(parts) as Part[]).map(
    part =>
      [part, lazyMethods<object>(async () => (await load())[part])] as const,
  );
  return lazyMethods(load, Object.fromEntries(partsOfClient));
}

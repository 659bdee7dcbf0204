import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';

/** Makes the client that `createControlPlaneApi` loads. */
export function createClient(options: {
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

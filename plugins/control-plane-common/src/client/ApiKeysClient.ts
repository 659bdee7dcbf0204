import type {
  APIKeyCreate,
  APIKeyCreated,
  APIKeyList,
  APIKeyRotate,
  APIKeyVerify,
  APIKeyVerifyRequest,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** API keys of tenants. @public */
export class ApiKeysClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the keys of a tenant, newest first; never the keys themselves. */
  async list(
    tenantId: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<APIKeyList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/api-keys', {
        params: { query: { ...query, tenant_id: tenantId } },
        ...init,
      }),
    );
  }

  /** Creates a key; it is answered only here. */
  async create(
    body: APIKeyCreate,
    options?: CallOptions,
  ): Promise<APIKeyCreated> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/api-keys', { body, ...init }),
    );
  }

  /** Revokes a key. */
  async revoke(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/api-keys/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Replaces a key by a new one; the old one goes on working for the overlap. */
  async rotate(
    id: string,
    body: APIKeyRotate = { overlap_seconds: 86_400 },
    options?: CallOptions,
  ): Promise<APIKeyCreated> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/api-keys/{id}/rotate', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Verifies a key that somebody presented. */
  async verify(
    body: APIKeyVerifyRequest,
    options?: CallOptions,
  ): Promise<APIKeyVerify> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/internal/api-keys/verify', { body, ...init }),
    );
  }
}

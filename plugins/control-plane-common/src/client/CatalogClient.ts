import type { paths } from '../schema/openapi/generated/types';
import type {
  CatalogEntry,
  CatalogEntryList,
  CatalogEntryWrite,
  CatalogRequest,
  EntitlementCheck,
  ProductRequest,
  ProductRequestList,
  TenantProduct,
  TenantProductList,
  TenantProductWrite,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';
import type { PageQuery } from './TenantsClient';

/** Filters and page of {@link CatalogClient.listProducts}. @public */
export type ListProductsQuery = NonNullable<
  paths['/v1/catalog']['get']['parameters']['query']
>;

/** Filters and page of {@link CatalogClient.listProductRequests}. @public */
export type ListProductRequestsQuery = NonNullable<
  paths['/v1/catalog/requests']['get']['parameters']['query']
>;

/** The product catalog and what tenants are entitled to. @public */
export class CatalogClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the products; with `tenant_id` also what that tenant has of each. */
  async listProducts(
    query: ListProductsQuery = {},
    options?: CallOptions,
  ): Promise<CatalogEntryList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/catalog', { params: { query }, ...init }),
    );
  }

  /** Creates or replaces a product. */
  async putProduct(
    key: string,
    body: CatalogEntryWrite,
    options?: CallOptions,
  ): Promise<CatalogEntry> {
    return this.#transport.send(options, (client, init) =>
      client.request('put', '/v1/catalog/{key}', {
        body,
        params: { path: { key } },
        ...init,
      }),
    );
  }

  /** Deletes a product. */
  async deleteProduct(key: string, options?: CallOptions): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/catalog/{key}', {
        params: { path: { key } },
        ...init,
      }),
    );
  }

  /** Requests a product for a tenant. */
  async requestProduct(
    body: CatalogRequest,
    options?: CallOptions,
  ): Promise<ProductRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/catalog/request', { body, ...init }),
    );
  }

  /** Starts a 14-day trial. */
  async startTrial(
    body: CatalogRequest,
    options?: CallOptions,
  ): Promise<TenantProduct> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/catalog/trial-request', { body, ...init }),
    );
  }

  /** A page of requests for products, newest first. */
  async listProductRequests(
    query: ListProductRequestsQuery = {},
    options?: CallOptions,
  ): Promise<ProductRequestList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/catalog/requests', {
        params: { query },
        ...init,
      }),
    );
  }

  /** Declines a request for a product. */
  async declineProductRequest(
    id: string,
    reason: string,
    options?: CallOptions,
  ): Promise<ProductRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/catalog/requests/{id}/decline', {
        body: { reason },
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A page of the entitlements of a tenant. */
  async listEntitlements(
    tenantId: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<TenantProductList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/entitlements', {
        params: { query: { ...query, tenant_id: tenantId } },
        ...init,
      }),
    );
  }

  /** Whether a tenant may use a product, and if not, why. */
  async checkEntitlement(
    tenantId: string,
    product: string,
    options?: CallOptions,
  ): Promise<EntitlementCheck> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/entitlements/check', {
        params: { query: { tenant_id: tenantId, product } },
        ...init,
      }),
    );
  }

  /** Grants a tenant a product, or changes the grant. */
  async grantEntitlement(
    tenantId: string,
    product: string,
    body: TenantProductWrite = { enabled: true },
    options?: CallOptions,
  ): Promise<TenantProduct> {
    return this.#transport.send(options, (client, init) =>
      client.request('put', '/v1/entitlements/{tenant_id}/{product}', {
        body,
        params: { path: { tenant_id: tenantId, product } },
        ...init,
      }),
    );
  }

  /** Revokes an entitlement. */
  async revokeEntitlement(
    tenantId: string,
    product: string,
    options?: CallOptions,
  ): Promise<void> {
    return this.#transport.sendAway(options, (client, init) =>
      client.request('delete', '/v1/entitlements/{tenant_id}/{product}', {
        params: { path: { tenant_id: tenantId, product } },
        ...init,
      }),
    );
  }
}

import {
  type CatalogEntry,
  type ProductRequest,
  type TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import type { TenancyApi } from '@groundwork/plugin-control-plane-react';
import {
  Answering,
  hoursFromNow,
  pageOf,
  refusal,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleEntitlement,
  exampleProduct,
  exampleProductRequest,
} from '../src/__testUtils__/examples';

type CatalogApi = TenancyApi['catalog'];

const TRIAL_HOURS = 14 * 24;

/** Products, entitlements and requests, in memory. */
export class FakeCatalog implements CatalogApi {
  readonly #answering: Answering;
  #products: CatalogEntry[];
  #entitlements: TenantProduct[];
  #requests: ProductRequest[];

  constructor(answering: Answering) {
    this.#answering = answering;
    const isEmpty = answering.scenario === 'empty';
    this.#products = isEmpty ? [] : exampleProducts();
    this.#entitlements = isEmpty ? [] : exampleEntitlements();
    this.#requests = isEmpty
      ? []
      : [
          exampleProductRequest(),
          exampleProductRequest({
            id: crypto.randomUUID(),
            product: 'load-lab',
            status: 'declined',
            decided_by: 'user:default/rui',
            decided_at: hoursFromNow(-2),
            reason: 'Ask again when the pilot is over.',
          }),
        ];
  }

  listProducts: CatalogApi['listProducts'] = async (query = {}) => {
    await this.#answering.wait();
    return pageOf(
      this.#products.map(product =>
        query.tenant_id ? this.#forTenant(product) : withoutTenant(product),
      ),
      query,
    );
  };

  putProduct: CatalogApi['putProduct'] = async (key, body) => {
    await this.#answering.wait();
    const product: CatalogEntry = { ...body, key, origin: 'api' };
    this.#products = [
      ...this.#products.filter(known => known.key !== key),
      product,
    ];
    return product;
  };

  deleteProduct: CatalogApi['deleteProduct'] = async key => {
    await this.#answering.wait();
    this.#products = this.#products.filter(product => product.key !== key);
  };

  requestProduct: CatalogApi['requestProduct'] = async body => {
    await this.#answering.wait();
    const request = exampleProductRequest({
      ...body,
      id: crypto.randomUUID(),
      created_at: hoursFromNow(0),
    });
    this.#requests = [request, ...this.#requests];
    return request;
  };

  startTrial: CatalogApi['startTrial'] = async body => {
    await this.#answering.wait();
    return this.#grant(body.product, {
      trial: true,
      expires_at: hoursFromNow(TRIAL_HOURS),
    });
  };

  listProductRequests: CatalogApi['listProductRequests'] = async (
    query = {},
  ) => {
    await this.#answering.wait();
    return pageOf(
      this.#requests.filter(
        ({ status }) => !query.status || query.status === status,
      ),
      query,
    );
  };

  declineProductRequest: CatalogApi['declineProductRequest'] = async (
    id,
    reason,
  ) => {
    await this.#answering.wait();
    this.#requests = this.#requests.map(request =>
      request.id === id
        ? {
            ...request,
            status: 'declined' as const,
            reason,
            decided_by: 'user:default/ana',
            decided_at: hoursFromNow(0),
          }
        : request,
    );
    return exampleProductRequest({ id, status: 'declined', reason });
  };

  listEntitlements: CatalogApi['listEntitlements'] = async (
    _tenantId,
    query = {},
  ) => {
    await this.#answering.wait();
    return pageOf(this.#entitlements, query);
  };

  checkEntitlement: CatalogApi['checkEntitlement'] = async (
    tenantId,
    product,
  ) => ({ tenant_id: tenantId, product, allowed: true });

  grantEntitlement: CatalogApi['grantEntitlement'] = async (
    _tenantId,
    product,
    body,
  ) => {
    await this.#answering.wait();
    if (!this.#products.some(({ key }) => key === product)) {
      throw refusal(404, 'not_found', 'There is no such product');
    }
    return this.#grant(product, { trial: false, ...body });
  };

  revokeEntitlement: CatalogApi['revokeEntitlement'] = async (
    _tenantId,
    product,
  ) => {
    await this.#answering.wait();
    this.#entitlements = this.#entitlements.filter(
      known => known.product !== product,
    );
  };

  #grant(product: string, changes: Partial<TenantProduct>): TenantProduct {
    const entitlement = exampleEntitlement({
      config: {},
      ...changes,
      product,
      created_at: hoursFromNow(0),
      updated_at: hoursFromNow(0),
    });
    this.#entitlements = [
      ...this.#entitlements.filter(known => known.product !== product),
      entitlement,
    ];
    this.#requests = this.#requests.map(request =>
      request.product === product && request.status === 'open'
        ? { ...request, status: 'granted' as const }
        : request,
    );
    return entitlement;
  }

  #forTenant(product: CatalogEntry): CatalogEntry {
    const entitlement = this.#entitlements.find(
      known => known.product === product.key,
    );
    const openRequest = this.#requests.find(
      request => request.product === product.key && request.status === 'open',
    );
    const isViewer = this.#answering.scenario === 'viewer';
    const refuse = (reason: string | undefined) =>
      reason ? { allowed: false, reason } : { allowed: true };
    const common =
      (isViewer &&
        'Only developers and administrators of the tenant may ask for products') ||
      (entitlement && 'The tenant has it already') ||
      undefined;
    return {
      ...product,
      entitlement,
      open_request: openRequest,
      actions: {
        request: refuse(common ?? (openRequest && 'It is asked for already')),
        trial: refuse(
          common ?? (product.supports_trial ? undefined : 'It has no trial'),
        ),
      },
    };
  }
}

function withoutTenant(product: CatalogEntry): CatalogEntry {
  return { ...product, actions: undefined };
}

function exampleProducts(): CatalogEntry[] {
  return [
    exampleProduct(),
    exampleProduct({
      key: 'data-lake',
      name: 'Data lake',
      description:
        'Stores events for years and answers questions about them in seconds.',
      plans_required: ['enterprise'],
      supports_trial: false,
      demo_url: undefined,
      owner: 'group:default/team-data',
    }),
    exampleProduct({
      key: 'load-lab',
      name: 'Load lab',
      description: 'Plays the traffic of a busy day against a preview.',
      plans_required: [],
      origin: 'api',
      owner: undefined,
    }),
    exampleProduct({
      key: 'feature-flags',
      name: 'Feature flags',
      description: 'Switches features on for some, without a release.',
      plans_required: [],
    }),
  ];
}

function exampleEntitlements(): TenantProduct[] {
  return [
    exampleEntitlement(),
    exampleEntitlement({
      product: 'feature-flags',
      trial: true,
      config: {},
      expires_at: hoursFromNow(24 * 3),
    }),
  ];
}

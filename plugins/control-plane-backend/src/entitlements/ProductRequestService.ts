import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  entitlementReadPermission,
  tenantManagePermission,
  tenantReadPermission,
  type CatalogRequest,
  type ListProductRequestsQuery,
  type ProductRequest,
  type ProductRequestList,
} from '@groundwork/plugin-control-plane-common';
import { ValidationError } from '../http/errors';
import type { Authorizer, Caller, Principal, TenantGrant } from '../identity';
import type { TenantRecorder } from '../tenants';
import { decideProductActions } from './decideProductActions';
import { entitlementEvents } from './entitlementEvents';
import { lockTenant } from './lockTenant';
import { whoDecides } from './whoDecides';
import { workOnProduct, type ProductWorkOptions } from './workOnProduct';

/** Requests of tenants for products. */
export class ProductRequestService {
  readonly #options: ProductRequestServiceOptions;

  private constructor(options: ProductRequestServiceOptions) {
    this.#options = options;
  }

  static create(options: ProductRequestServiceOptions): ProductRequestService {
    return new ProductRequestService(options);
  }

  /** A page of the requests that the caller may see, newest first. */
  async list(
    principal: Principal,
    query: ListProductRequestsQuery & { limit: number },
  ): Promise<ProductRequestList> {
    if (query.tenant_id !== undefined) {
      await this.#options.access.require(
        principal,
        { id: query.tenant_id },
        entitlementReadPermission,
      );
    }
    return this.#options.requests.list({
      ...query,
      scopes: await this.#readScopes(principal),
    });
  }

  /** Asks for a product; while nobody has answered, asking again is answered with what was asked. */
  async request(caller: Caller, body: CatalogRequest): Promise<ProductRequest> {
    const { requests, recorder, responsible } = this.#options;
    return workOnProduct(
      this.#options,
      caller,
      body,
      async (transaction, situation) => {
        const { tenant, product, openRequest } = situation;
        if (openRequest) {
          return openRequest;
        }
        const { request: action } = decideProductActions(situation);
        if (!action.allowed) {
          throw new ConflictError(action.reason);
        }
        const opened = await requests.insertOpen(transaction, {
          tenant_id: tenant.id,
          product: product.key,
          note: body.note ?? '',
          requested_by: caller.principal.id,
        });
        if (!opened) {
          throw new ConflictError('It was requested at the same moment');
        }
        await recorder.tell(
          transaction,
          caller,
          tenant,
          entitlementEvents.requested(
            tenant,
            product,
            opened,
            whoDecides(product, responsible),
          ),
        );
        return opened;
      },
    );
  }

  /** Answers a request with no, and tells who asked why. */
  async decline(
    caller: Caller,
    id: string,
    reason: string,
  ): Promise<ProductRequest> {
    const { access, database, products, requests, recorder, onCommitted } =
      this.#options;
    const request = await requests.find(
      id,
      await this.#readScopes(caller.principal),
    );
    if (!request) {
      throw new NotFoundError(
        'There is no such request, or you may not see it',
      );
    }
    await access.require(
      caller.principal,
      { id: request.tenant_id },
      tenantManagePermission,
    );
    if (reason.trim() === '') {
      throw new ValidationError([
        { field: 'reason', message: 'must say why it is declined' },
      ]);
    }
    const declined = await database.transaction(async transaction => {
      const tenant = await lockTenant(
        this.#options.tenants,
        transaction,
        request.tenant_id,
      );
      const decided = await requests.decide(transaction, id, {
        status: 'declined',
        decided_by: caller.principal.id,
        reason,
      });
      if (!decided) {
        throw new ConflictError('The request has been answered already');
      }
      const known = await products.findAll(transaction, [decided.product]);
      await recorder.tell(
        transaction,
        caller,
        tenant,
        entitlementEvents.requestDeclined(
          tenant,
          known.get(decided.product) ?? {
            key: decided.product,
            name: decided.product,
          },
          { ...decided, reason },
        ),
      );
      return decided;
    });
    onCommitted();
    return declined;
  }

  async #readScopes(principal: Principal): Promise<TenantGrant['scope'][]> {
    const grants = await this.#options.authorizer.forTenants(principal, [
      tenantReadPermission,
      entitlementReadPermission,
    ]);
    return grants.map(({ scope }) => scope);
  }
}

export type ProductRequestServiceOptions = ProductWorkOptions & {
  authorizer: Authorizer;
  recorder: TenantRecorder;
};

import { NotFoundError } from '@backstage/errors';
import {
  isUsableTenant,
  tenantEnvironmentCreatePermission,
  type CreateEnvironmentRequest,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import { FieldConflictError, ValidationError } from '../http/errors';
import type { Principal } from '../identity';
import type {
  StoredTenant,
  TenantAccess,
  TenantQuotas,
  TenantStore,
} from '../tenants';
import type { ValidRequest } from './checkRequest';

/** What of a request its tenant is asked for. */
type TenantRequest = Pick<ValidRequest, 'tenant_id' | 'class'>;

/** A request as it counts already. */
type CountedRequest = Pick<EnvironmentRequest, 'estimated_monthly_cost_usd'>;

/** Decides whether environments may be requested for a tenant: by whom, in which state, and within its quotas. */
export class RequestTenancy {
  readonly #tenants: TenantStore;
  readonly #access: TenantAccess;
  readonly #quotas: TenantQuotas;

  private constructor(options: RequestTenancyOptions) {
    this.#tenants = options.tenants;
    this.#access = options.access;
    this.#quotas = options.quotas;
  }

  static create(options: RequestTenancyOptions): RequestTenancy {
    return new RequestTenancy(options);
  }

  /**
   * The request with the tenant that it is for: whoever belongs to one requests for it and for no other.
   *
   * @throws `ValidationError` when it names another.
   */
  assign(
    principal: Principal,
    body: CreateEnvironmentRequest,
  ): CreateEnvironmentRequest {
    const own = principal.type === 'subject' ? principal.tenant_id : undefined;
    const tenant_id = body.tenant_id ?? own;
    if (own !== undefined && tenant_id !== own) {
      throw noSuchTenant();
    }
    return { ...body, ...(tenant_id !== undefined && { tenant_id }) };
  }

  /**
   * Makes sure that the caller may request this for the tenant as things stand, and answers with the tenant; a request for
   * none is not held up.
   *
   * @param current - what counts for it already, where it is a request that changes
   * @throws `ValidationError` when there is no such tenant, or the caller may not read it; `NotAllowedError` naming what
   *   is needed; `ConflictError` when the tenant cannot be used, or its quotas do not leave it.
   */
  async check(
    principal: Principal,
    request: TenantRequest,
    current?: CountedRequest,
  ): Promise<StoredTenant | undefined> {
    if (request.tenant_id === undefined) {
      return undefined;
    }
    const tenant = await this.#access
      .require(
        principal,
        { id: request.tenant_id },
        tenantEnvironmentCreatePermission,
      )
      .catch(error => {
        throw error instanceof NotFoundError ? noSuchTenant() : error;
      });
    requireUsable(tenant);
    await this.#quotas.check(tenant, additionsOf(request, current));
    return tenant;
  }

  /** Locks the tenant of a request. To be called before anything else is locked. */
  async lock(
    transaction: Transaction,
    request: Pick<TenantRequest, 'tenant_id'>,
  ): Promise<StoredTenant | undefined> {
    if (request.tenant_id === undefined) {
      return undefined;
    }
    const tenant = await this.#tenants.lock(transaction, request.tenant_id);
    if (!tenant) {
      throw noSuchTenant();
    }
    return tenant;
  }

  /** As {@link lock}, for what was requested before and counts already: the tenant must still be in use. */
  async lockUsable(
    transaction: Transaction,
    request: Pick<TenantRequest, 'tenant_id'>,
  ): Promise<void> {
    const tenant = await this.lock(transaction, request);
    if (tenant) {
      requireUsable(tenant);
    }
  }

  /** Makes sure that the tenant, as it was locked, still takes the request. */
  async require(
    transaction: Transaction,
    tenant: StoredTenant | undefined,
    request: TenantRequest,
    current?: CountedRequest,
  ): Promise<void> {
    if (tenant) {
      requireUsable(tenant);
      await this.#quotas.require(
        transaction,
        tenant,
        additionsOf(request, current),
      );
    }
  }
}

export type RequestTenancyOptions = {
  tenants: TenantStore;
  access: TenantAccess;
  quotas: TenantQuotas;
};

function additionsOf(
  { class: environmentClass }: TenantRequest,
  current: CountedRequest | undefined,
) {
  return {
    environments: current ? 0 : 1,
    monthly_cost_usd:
      environmentClass.estimated_monthly_cost_usd -
      (current?.estimated_monthly_cost_usd ?? 0),
  };
}

function requireUsable({ slug, status }: StoredTenant): void {
  if (!isUsableTenant(status)) {
    throw new FieldConflictError([
      {
        field: 'tenant_id',
        message: `The tenant ${slug} is ${status}: it gets no environments`,
      },
    ]);
  }
}

function noSuchTenant(): ValidationError {
  return new ValidationError([
    {
      field: 'tenant_id',
      message: 'there is no such tenant, or you may not see it',
    },
  ]);
}

import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  entitlementReadPermission,
  tenantManagePermission,
  type TenantProduct,
  type TenantProductList,
  type TenantProductWrite,
} from '@groundwork/plugin-control-plane-common';
import {
  toUtc,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { ValidationError } from '../http/errors';
import { nameCursor, type PageQuery } from '../http/page';
import type { Caller, Principal } from '../identity';
import {
  listTenantAdmins,
  type StoredTenant,
  type TenantAccess,
  type TenantRecorder,
  type TenantStore,
} from '../tenants';
import { changesOf } from './changesOf';
import { auditedOf, entitlementEvents } from './entitlementEvents';
import {
  toTenantProduct,
  type EntitlementStore,
  type StoredEntitlement,
} from './EntitlementStore';
import { lockTenant } from './lockTenant';
import { productKeyPattern } from './productKeyPattern';
import type { ProductRequestStore } from './ProductRequestStore';
import type { Product, ProductStore } from './ProductStore';

/** Which entitlement is meant. */
export type EntitlementKey = { tenant_id: string; product: string };

/** What tenants are entitled to. */
export class EntitlementService {
  readonly #options: EntitlementServiceOptions;

  private constructor(options: EntitlementServiceOptions) {
    this.#options = options;
  }

  static create(options: EntitlementServiceOptions): EntitlementService {
    return new EntitlementService(options);
  }

  async list(
    principal: Principal,
    query: PageQuery & { tenant_id: string },
  ): Promise<TenantProductList> {
    const { tenant_id: id, limit } = query;
    const cursor = nameCursor(query.cursor, productKeyPattern);
    await this.#options.access.require(
      principal,
      { id },
      entitlementReadPermission,
    );
    return this.#options.entitlements.list({ tenantId: id, limit, cursor });
  }

  /** Grants a product, in place of whatever was granted before; the same again changes nothing. */
  async grant(
    caller: Caller,
    key: EntitlementKey,
    body: TenantProductWrite,
  ): Promise<TenantProduct> {
    const { access, database, onCommitted } = this.#options;
    await access.require(
      caller.principal,
      { id: key.tenant_id },
      tenantManagePermission,
    );
    const granted = await database.transaction(async transaction => {
      const tenant = await this.#lock(transaction, key);
      const product = await this.#options.products.hold(
        transaction,
        key.product,
      );
      if (!product) {
        throw new ValidationError([
          { field: 'product', message: 'is not in the catalog' },
        ]);
      }
      const end = readEnd(body.expires_at, transaction.now);
      refuseArchived(tenant);
      return this.#put(transaction, caller, tenant, product, {
        enabled: body.enabled ?? true,
        config: body.config ?? {},
        trial: false,
        expires_at: end,
      });
    });
    onCommitted();
    return toTenantProduct(granted);
  }

  /** Takes away what was granted. */
  async revoke(caller: Caller, key: EntitlementKey): Promise<void> {
    const { access, database, entitlements, products, recorder, onCommitted } =
      this.#options;
    await access.require(
      caller.principal,
      { id: key.tenant_id },
      tenantManagePermission,
    );
    await database.transaction(async transaction => {
      const tenant = await this.#lock(transaction, key);
      const before = await entitlements.find(
        transaction,
        tenant.id,
        key.product,
      );
      if (!before) {
        throw new NotFoundError(
          `${tenant.slug} is not entitled to '${key.product}'`,
        );
      }
      refuseArchived(tenant);
      await entitlements.delete(transaction, tenant.id, key.product);
      const known = await products.findAll(transaction, [key.product]);
      const admins = await listTenantAdmins(transaction, [tenant.id]);
      await recorder.tell(
        transaction,
        caller,
        tenant,
        entitlementEvents.revoked(
          tenant,
          known.get(key.product) ?? { key: key.product, name: key.product },
          before,
          admins.get(tenant.id) ?? [],
        ),
      );
    });
    onCommitted();
  }

  async #lock(
    transaction: Transaction,
    { tenant_id }: EntitlementKey,
  ): Promise<StoredTenant> {
    return lockTenant(this.#options.tenants, transaction, tenant_id);
  }

  async #put(
    transaction: Transaction,
    caller: Caller,
    tenant: StoredTenant,
    product: Product,
    values: ReturnType<typeof auditedOf>,
  ): Promise<StoredEntitlement> {
    const { entitlements, recorder } = this.#options;
    const before = await entitlements.find(transaction, tenant.id, product.key);
    const requestedBy = values.enabled
      ? await this.#closeRequest(transaction, caller, tenant, product)
      : undefined;
    if (
      before &&
      Object.keys(changesOf(auditedOf(before), values)).length === 0
    ) {
      return before;
    }
    const after: StoredEntitlement = {
      tenant_id: tenant.id,
      product: product.key,
      ...values,
      // Of an end that stays, the warnings were given.
      warned_days:
        before?.expires_at === values.expires_at
          ? before?.warned_days
          : undefined,
      created_at: before?.created_at ?? transaction.now,
      updated_at: transaction.now,
    };
    await entitlements.put(transaction, after);
    const admins = await listTenantAdmins(transaction, [tenant.id]);
    const isNew =
      !before ||
      (before.expires_at !== undefined && before.expires_at <= transaction.now);
    await recorder.tell(
      transaction,
      caller,
      tenant,
      entitlementEvents.granted(
        tenant,
        product,
        { before, after, isNew },
        // Whoever asked is told that it was granted.
        (admins.get(tenant.id) ?? []).filter(ref => ref !== requestedBy),
      ),
    );
    return after;
  }

  /** Closes the request that a grant answers, and tells who asked. */
  async #closeRequest(
    transaction: Transaction,
    caller: Caller,
    tenant: StoredTenant,
    product: Product,
  ): Promise<string | undefined> {
    const { requests, recorder } = this.#options;
    const [open] = await requests.listOpen(
      tenant.id,
      [product.key],
      transaction,
    );
    const closed =
      open &&
      (await requests.decide(transaction, open.id, {
        status: 'granted',
        decided_by: caller.principal.id,
      }));
    if (closed) {
      await recorder.tell(
        transaction,
        caller,
        tenant,
        entitlementEvents.requestGranted(tenant, product, closed),
      );
    }
    return closed?.requested_by;
  }
}

function refuseArchived({ slug, status }: StoredTenant): void {
  if (status === 'archived') {
    throw new ConflictError(
      `${slug} is archived; what it is entitled to cannot be changed`,
    );
  }
}

/** @throws `ValidationError` when it is no time to come. */
function readEnd(given: string | undefined, now: string): string | undefined {
  if (given === undefined) {
    return undefined;
  }
  const end = toUtc(given);
  if (end === undefined || end <= now) {
    throw new ValidationError([
      {
        field: 'expires_at',
        message: end ? 'must be in the future' : 'is not a time',
      },
    ]);
  }
  return end;
}

export type EntitlementServiceOptions = {
  access: TenantAccess;
  database: ControlPlaneDatabase;
  entitlements: EntitlementStore;
  products: ProductStore;
  recorder: TenantRecorder;
  requests: ProductRequestStore;
  tenants: TenantStore;
  onCommitted: () => void;
};

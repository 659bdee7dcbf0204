import { ConflictError } from '@backstage/errors';
import type {
  CatalogRequest,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import { addDays, type Transaction } from '../database';
import type { Caller } from '../identity';
import { listTenantAdmins, type TenantRecorder } from '../tenants';
import { decideProductActions } from './decideProductActions';
import { entitlementEvents } from './entitlementEvents';
import { whoDecides } from './whoDecides';
import {
  workOnProduct,
  type HeldSituation,
  type ProductWorkOptions,
} from './workOnProduct';

const trialDays = 14;

/** Trials, which tenants start by themselves. */
export class ProductTrialService {
  readonly #options: ProductTrialServiceOptions;

  private constructor(options: ProductTrialServiceOptions) {
    this.#options = options;
  }

  static create(options: ProductTrialServiceOptions): ProductTrialService {
    return new ProductTrialService(options);
  }

  /** Starts the one trial that a tenant has of a product. */
  async start(caller: Caller, body: CatalogRequest): Promise<TenantProduct> {
    return workOnProduct(
      this.#options,
      caller,
      body,
      async (transaction, situation) => {
        const { trial: action } = decideProductActions(situation);
        if (!action.allowed) {
          throw new ConflictError(action.reason);
        }
        return this.#insert(transaction, caller, situation);
      },
    );
  }

  async #insert(
    transaction: Transaction,
    caller: Caller,
    { tenant, product, entitlement: before }: HeldSituation,
  ): Promise<TenantProduct> {
    const { entitlements, trials, recorder, responsible } = this.#options;
    const { now } = transaction;
    const end = addDays(now, trialDays);
    const started = await trials.insert(transaction, {
      tenant_id: tenant.id,
      product: product.key,
      started_by: caller.principal.id,
      started_at: now,
      ends_at: end,
    });
    if (!started) {
      throw new ConflictError('The trial was started at the same moment');
    }
    const after = {
      tenant_id: tenant.id,
      product: product.key,
      enabled: true,
      config: {},
      trial: true,
      expires_at: end,
      created_at: before?.created_at ?? now,
      updated_at: now,
    };
    await entitlements.put(transaction, after);
    const admins = await listTenantAdmins(transaction, [tenant.id]);
    await recorder.tell(
      transaction,
      caller,
      tenant,
      entitlementEvents.trialStarted(tenant, product, { before, after }, [
        ...new Set([
          ...(admins.get(tenant.id) ?? []),
          ...whoDecides(product, responsible),
        ]),
      ]),
    );
    return after;
  }
}

export type ProductTrialServiceOptions = ProductWorkOptions & {
  recorder: TenantRecorder;
};

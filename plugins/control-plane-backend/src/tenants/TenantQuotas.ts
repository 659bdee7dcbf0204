import type {
  QuotaName,
  TenantQuotas as QuotasOfTenant,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneConfig } from '../config';
import type { Transaction } from '../database';
import { QuotaError } from '../http/errors';
import { toCents, type QuotaStore } from './QuotaStore';
import type { StoredTenant } from './TenantStore';

const names: readonly QuotaName[] = [
  'environments',
  'api_keys',
  'monthly_cost_usd',
];

/** Quotas of which environments use something. */
const environmentNames: readonly QuotaName[] = [
  'environments',
  'monthly_cost_usd',
];

/** What of a tenant its quotas are found by. */
type QuotaHolder = Pick<StoredTenant, 'id' | 'slug' | 'plan' | 'quotas'>;

/** A quota of a tenant. */
export type QuotaState = QuotasOfTenant['quotas'][number];

/** How many more of each quota are to be used. */
export type QuotaAdditions = Partial<Record<QuotaName, number>>;

/** Tells and enforces the quotas of tenants: their own, else those of their plan, else none. */
export class TenantQuotas {
  readonly #store: QuotaStore;
  readonly #plans: ControlPlaneConfig['tenancy']['plans'];

  private constructor(options: TenantQuotasOptions) {
    this.#store = options.store;
    this.#plans = options.plans;
  }

  static create(options: TenantQuotasOptions): TenantQuotas {
    return new TenantQuotas(options);
  }

  /** The quotas of a tenant and what of them is in use. */
  async read(
    tenant: QuotaHolder,
    transaction?: Transaction,
  ): Promise<QuotaState[]> {
    const use = await this.#store.countUse(tenant.id, names, transaction);
    return names.map(name => ({
      name,
      ...this.limitOf(tenant, name),
      use: use[name] ?? 0,
    }));
  }

  /** The quotas of environments of many tenants and what of them is in use, by the id of the tenant. */
  async readOfEnvironments(
    tenants: readonly QuotaHolder[],
  ): Promise<Map<string, Pick<QuotaState, 'name' | 'limit' | 'use'>[]>> {
    const uses = await this.#store.countEnvironmentsOf(
      tenants.map(({ id }) => id),
    );
    return new Map(
      tenants.map(tenant => [
        tenant.id,
        environmentNames.map(name => ({
          name,
          limit: this.limitOf(tenant, name).limit,
          use: uses.get(tenant.id)?.[name] ?? 0,
        })),
      ]),
    );
  }

  /**
   * Makes sure that a tenant may use so much more.
   *
   * @param tenant - as the transaction has locked it (`TenantStore.lock`), before anything else: so calls at the same
   *   time are counted one after the other, and each of them sees what those before it have used.
   * @throws `QuotaError` naming every quota that does not leave it, with its limit and use.
   */
  async require(
    transaction: Transaction,
    tenant: QuotaHolder,
    additions: QuotaAdditions,
  ): Promise<void> {
    await this.#check(tenant, additions, transaction);
  }

  /** As {@link require}, for now: another call may be first to use what is left. */
  async check(tenant: QuotaHolder, additions: QuotaAdditions): Promise<void> {
    await this.#check(tenant, additions);
  }

  async #check(
    tenant: QuotaHolder,
    additions: QuotaAdditions,
    transaction?: Transaction,
  ): Promise<void> {
    const limited = names.flatMap(name => {
      const { limit } = this.limitOf(tenant, name);
      const addition = additions[name] ?? 0;
      return limit !== null && addition > 0 ? [{ name, limit, addition }] : [];
    });
    const use = await this.#store.countUse(
      tenant.id,
      limited.map(({ name }) => name),
      transaction,
    );
    const problems = limited
      .map(quota => ({ ...quota, use: use[quota.name] ?? 0 }))
      .filter(quota => toCents(quota.use + quota.addition) > quota.limit)
      .map(quota => ({ field: quota.name, message: describe(tenant, quota) }));
    if (problems.length > 0) {
      throw new QuotaError(problems);
    }
  }

  /** How much of a quota a tenant may use, and who says so; `null` is no limit. */
  limitOf(
    tenant: QuotaHolder,
    name: QuotaName,
  ): Pick<QuotaState, 'limit' | 'source'> {
    const own = tenant.quotas[name];
    if (own !== undefined) {
      return { limit: own, source: 'tenant' };
    }
    const planned = Object.hasOwn(this.#plans, tenant.plan)
      ? this.#plans[tenant.plan].quotas[name]
      : undefined;
    return planned === undefined
      ? { limit: null, source: 'none' }
      : { limit: planned, source: 'plan' };
  }
}

export type TenantQuotasOptions = {
  store: QuotaStore;
  /** Those of the configuration, by name. */
  plans: ControlPlaneConfig['tenancy']['plans'];
};

function describe(
  { slug }: Pick<QuotaHolder, 'slug'>,
  quota: { name: QuotaName; limit: number; use: number; addition: number },
): string {
  const { name, limit, use, addition } = quota;
  const numbers = `${use} of ${limit} are in use`;
  return use >= limit
    ? `The quota ${name} of ${slug} is used up: ${numbers}`
    : `The quota ${name} of ${slug} does not leave ${addition} more: ${numbers}`;
}

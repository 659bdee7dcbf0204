import {
  productReadPermission,
  type TenantPlan,
  type TenantPlanList,
} from '@groundwork/plugin-control-plane-common';
import type { TenancyConfig } from '../config';
import { nameCursor, pageOf, type PageQuery } from '../http/page';
import type { Authorizer, Principal } from '../identity';

const planName = /^[^\p{Cc}]{1,63}$/u;

/** The plans of the configuration, for whoever may see the products that they are needed for. */
export class TenantPlans {
  readonly #authorizer: Authorizer;
  readonly #plans: TenantPlan[];

  private constructor(options: TenantPlansOptions) {
    this.#authorizer = options.authorizer;
    this.#plans = Object.entries(options.plans)
      .map(([name, plan]) => ({ name, ...plan }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  static create(options: TenantPlansOptions): TenantPlans {
    return new TenantPlans(options);
  }

  /** A page of the plans, by name. */
  async list(
    principal: Principal,
    { limit, cursor }: PageQuery,
  ): Promise<TenantPlanList> {
    await this.#authorizer.require(principal, productReadPermission);
    const last = nameCursor(cursor, planName);
    const rest = this.#plans.filter(
      ({ name }) => last === undefined || name > last,
    );
    return pageOf(rest.slice(0, limit + 1), limit, ({ name }) => name);
  }
}

export type TenantPlansOptions = {
  authorizer: Authorizer;
  plans: TenancyConfig['plans'];
};

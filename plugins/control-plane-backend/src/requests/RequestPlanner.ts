import type { JsonObject } from '@backstage/types';
import type {
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import { costItems } from '../classes/costOf';
import type { ControlPlaneDatabase } from '../database';
import { ValidationError } from '../http/errors';
import { denialProblems, type EnvironmentPlanner } from '../plans';
import type { TenantQuotas } from '../tenants';
import { toDesired } from './desiredOf';
import type { AcceptedRequest } from './RequestValidator';

/** Who asked for what is planned, and which plan of it this is. */
export type PlannedFor = Pick<
  EnvironmentRequest,
  'requested_by' | 'plan_revision'
>;

/** Plans what was found acceptable. */
export class RequestPlanner {
  readonly #options: RequestPlannerOptions;

  private constructor(options: RequestPlannerOptions) {
    this.#options = options;
  }

  static create(options: RequestPlannerOptions): RequestPlanner {
    return new RequestPlanner(options);
  }

  /** The plan, whatever policy checks say of it. */
  async plan(
    accepted: AcceptedRequest,
    { requested_by, plan_revision }: PlannedFor,
    signal: AbortSignal,
  ): Promise<Plan> {
    const { planner, database, quotas } = this.#options;
    const { fields, component, tenant } = accepted;
    const limit = tenant && quotas.limitOf(tenant, 'monthly_cost_usd');
    return planner.plan(
      {
        desired: toDesired(accepted, requested_by),
        environment_class: fields.class,
        ttl_hours: fields.ttl_hours,
        cost: costItems(fields.class),
        revision: plan_revision,
        created_at: await database.now(),
        component_ref: fields.component_ref,
        note: fields.note,
        component: component as JsonObject | undefined,
        tenant: tenant && {
          id: tenant.id,
          ...(typeof limit === 'number' && { monthly_cost_limit_usd: limit }),
        },
      },
      signal,
    );
  }

  /**
   * The same, of a plan that may be.
   *
   * @throws `ValidationError` with every policy check that denies it.
   */
  async planAllowed(
    accepted: AcceptedRequest,
    plannedFor: PlannedFor,
    signal: AbortSignal,
  ): Promise<Plan> {
    const plan = await this.plan(accepted, plannedFor, signal);
    const problems = denialProblems(plan);
    if (problems.length > 0) {
      throw new ValidationError(problems);
    }
    return plan;
  }
}

export type RequestPlannerOptions = {
  planner: EnvironmentPlanner;
  database: ControlPlaneDatabase;
  quotas: Pick<TenantQuotas, 'limitOf'>;
};

import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  CostItem,
  EnvironmentClass,
  Plan,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import type {
  DesiredNamespace,
  PolicyCheckContext,
} from '@groundwork/plugin-control-plane-node';
import { callRuntime, tidyMessage, type Runtimes } from '../runtimes';
import { digestOf } from './canonicalJson';
import type { PolicyChecks } from './PolicyChecks';

/** What is planned: what is desired, on which runtime environments, and what people agree to beside it. */
export type PlanInput = {
  desired: DesiredNamespace;
  /** The version that the request is made with. */
  environment_class: EnvironmentClass;
  /** Where it goes to; what the class has now when absent. */
  runtimes?: readonly string[];
  ttl_hours: number;
  /** What the estimated cost is made of. */
  cost: CostItem[];
  /** Which plan of the request this is. */
  revision: number;
  created_at: string;
  /** Absent where the request belongs to no tenant. */
  tenant?: PolicyCheckContext['tenant'];
  component_ref?: string;
  /** What the approvers should know. */
  note?: string;
  /** The component as the catalog has it for the requester. */
  component?: JsonObject;
};

/** Renders what a request would change, on every runtime environment of its class, without changing anything. */
export class EnvironmentPlanner {
  readonly #runtimes: EnvironmentPlannerOptions['runtimes'];
  readonly #checks: PolicyChecks;
  readonly #timeoutMs: number;

  private constructor(options: EnvironmentPlannerOptions) {
    this.#runtimes = options.runtimes;
    this.#checks = options.checks;
    this.#timeoutMs = options.timeoutMs;
  }

  static create(options: EnvironmentPlannerOptions): EnvironmentPlanner {
    return new EnvironmentPlanner(options);
  }

  /** A runtime environment that cannot plan is in the plan all the same, and says why. */
  async plan(input: PlanInput, signal: AbortSignal): Promise<Plan> {
    const { desired, environment_class: environmentClass } = input;
    const targets = await Promise.all(
      (input.runtimes ?? environmentClass.runtimes).map(name =>
        this.#planTarget(name, desired, signal),
      ),
    );
    const policyResults = await this.#checks.run(
      checkContextOf(input, targets),
      signal,
    );
    const plan = {
      name: desired.name,
      class: desired.class,
      class_version: environmentClass.version,
      estimated_monthly_cost_usd: environmentClass.estimated_monthly_cost_usd,
      cost: input.cost,
      ttl_hours: input.ttl_hours,
      approval_required: environmentClass.approval_required,
      policy_results: policyResults,
      targets,
    };
    return {
      ...plan,
      digest: planDigest(desired, plan, input),
      revision: input.revision,
      created_at: input.created_at,
    };
  }

  async #planTarget(
    name: string,
    desired: DesiredNamespace,
    signal: AbortSignal,
  ): Promise<TargetPlan> {
    const { type, title } = this.#runtimes.describe(name);
    const target = { runtime: name, runtime_type: type, title };
    try {
      const { resources, changes } = await callRuntime(
        { signal, timeoutMs: this.#timeoutMs, description: title },
        async callSignal =>
          (await this.#runtimes.connection(name)).plan(desired, {
            signal: callSignal,
          }),
      );
      return {
        ...target,
        available: true,
        message: describeChanges(changes),
        digest: digestOf({ resources, changes }),
        resources,
        changes,
      };
    } catch (error) {
      // Who has gone away needs no plan, and must not leave one behind that says that there is none.
      signal.throwIfAborted();
      return {
        ...target,
        available: false,
        message: tidyMessage(
          `${title} cannot plan now: ${
            isError(error) ? error.message : String(error)
          }`,
        ),
        resources: [],
        changes: [],
      };
    }
  }
}

export type EnvironmentPlannerOptions = {
  runtimes: Pick<Runtimes, 'describe' | 'connection'>;
  checks: PolicyChecks;
  /** How long one runtime environment may take. */
  timeoutMs: number;
};

/**
 * The digest of everything that is agreed to: what will be, what that changes, what it costs, for how long, what the
 * checks say, and what the requester told those who decide. Which plan it is and when it was made are left out, and so is why a target could not plan: another plan of
 * the same content, made by any replica, has the same digest.
 */
export function planDigest(
  desired: DesiredNamespace,
  plan: Pick<
    Plan,
    | 'approval_required'
    | 'class_version'
    | 'cost'
    | 'estimated_monthly_cost_usd'
    | 'policy_results'
    | 'targets'
    | 'ttl_hours'
  >,
  { component_ref, note }: Pick<PlanInput, 'component_ref' | 'note'> = {},
): string {
  return digestOf({
    desired,
    component_ref,
    note,
    approval_required: plan.approval_required,
    class_version: plan.class_version,
    cost: plan.cost,
    estimated_monthly_cost_usd: plan.estimated_monthly_cost_usd,
    policy_results: plan.policy_results,
    targets: plan.targets.map(({ runtime, available, resources, changes }) => ({
      runtime,
      available,
      resources,
      changes,
    })),
    ttl_hours: plan.ttl_hours,
  });
}

function checkContextOf(
  input: PlanInput,
  targets: TargetPlan[],
): PolicyCheckContext {
  const { desired } = input;
  // What is available to whom is of the caller, and no part of the class.
  const { availability: _availability, ...environmentClass } =
    input.environment_class;
  return {
    request: {
      app: desired.app,
      team: desired.team,
      region: desired.region,
      owner: desired.owner,
      requested_by: desired.requested_by,
      ttl_hours: input.ttl_hours,
      repository: desired.repository,
      revision: desired.revision,
      component_ref: input.component_ref,
      tenant_id: input.tenant?.id,
      parameters: desired.parameters,
    },
    environment_class: environmentClass,
    desired,
    targets,
    cost: input.cost,
    estimated_monthly_cost_usd: environmentClass.estimated_monthly_cost_usd,
    tenant: input.tenant,
    component: input.component,
  };
}

function describeChanges(changes: TargetPlan['changes']): string {
  const count = (action: TargetPlan['changes'][number]['action']) =>
    changes.filter(change => change.action === action).length;
  const parts = [
    [count('create'), 'to create'],
    [count('update'), 'to change'],
    [count('delete'), 'to remove'],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, words]) => `${number} ${words}`);
  return parts.length > 0 ? parts.join(', ') : 'Nothing to change';
}

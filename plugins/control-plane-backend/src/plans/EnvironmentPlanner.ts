import { isError } from '@backstage/errors';
import type { Plan, TargetPlan } from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { callRuntime, tidyMessage, type Runtimes } from '../runtimes';
import { digestOf } from './canonicalJson';

/** What is planned: what is desired, on which runtime environments, and what people agree to beside it. */
export type PlanInput = {
  desired: DesiredNamespace;
  runtimes: readonly string[];
  ttl_hours: number;
  estimated_monthly_cost_usd: number;
  approval_required: boolean;
  created_at: string;
};

/** Renders what a request would change, on every runtime environment of its class, without changing anything. */
export class EnvironmentPlanner {
  readonly #runtimes: Runtimes;
  readonly #timeoutMs: number;

  private constructor(options: { runtimes: Runtimes; timeoutMs: number }) {
    this.#runtimes = options.runtimes;
    this.#timeoutMs = options.timeoutMs;
  }

  static create(options: {
    runtimes: Runtimes;
    /** How long one runtime environment may take. */
    timeoutMs: number;
  }): EnvironmentPlanner {
    return new EnvironmentPlanner(options);
  }

  /** A runtime environment that cannot plan is in the plan all the same, and says why. */
  async plan(input: PlanInput, signal: AbortSignal): Promise<Plan> {
    const targets = await Promise.all(
      input.runtimes.map(name => this.#planTarget(name, input.desired, signal)),
    );
    const { desired } = input;
    return {
      digest: digestOf({
        // What is agreed to is what will be, not what it is compared with: a change of what is live is no new plan.
        desired,
        ttl_hours: input.ttl_hours,
        estimated_monthly_cost_usd: input.estimated_monthly_cost_usd,
        targets: targets.map(target => [target.runtime, target.digest]),
      }),
      name: desired.name,
      class: desired.class,
      estimated_monthly_cost_usd: input.estimated_monthly_cost_usd,
      ttl_hours: input.ttl_hours,
      approval_required: input.approval_required,
      created_at: input.created_at,
      targets,
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
        digest: digestOf(resources),
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

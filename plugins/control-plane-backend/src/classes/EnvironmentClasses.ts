import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneConfig } from '../config';
import type { Transaction } from '../database';
import type { ResolvedGroup, RuntimeGroupStore } from '../runtimes';

/** What the configuration says of a class; where its environments go is known when it is asked for. */
export type ClassPolicy = Omit<EnvironmentClass, 'runtimes'> & {
  /** Name of a runtime group; absent for the default group. */
  runtime_group?: string;
};

/** The environment classes of the configuration, with the runtime environments that their groups have now. */
export class EnvironmentClasses {
  readonly #classes: ReadonlyMap<string, ClassPolicy>;
  readonly #groups: Pick<RuntimeGroupStore, 'resolve'>;

  private constructor(
    classes: ClassPolicy[],
    groups: Pick<RuntimeGroupStore, 'resolve'>,
  ) {
    this.#classes = new Map(classes.map(value => [value.name, value]));
    this.#groups = groups;
  }

  static create(options: {
    config: Pick<ControlPlaneConfig, 'classes' | 'quotaProfiles'>;
    groups: Pick<RuntimeGroupStore, 'resolve'>;
  }): EnvironmentClasses {
    const { config, groups } = options;
    return new EnvironmentClasses(
      Object.entries(config.classes).map(([name, value]) => {
        const quota = config.quotaProfiles[value.quotaProfile];
        return {
          name,
          title: value.title,
          description: value.description,
          ttl_hours_default: value.ttlHours.default,
          ttl_hours_max: value.ttlHours.max,
          extension_hours_max:
            value.extension.hoursMax ?? value.ttlHours.default,
          lifetime_hours_max:
            value.extension.lifetimeHoursMax ?? value.ttlHours.max,
          quota_profile: value.quotaProfile,
          quota: {
            cpu: quota.cpu,
            memory: quota.memory,
            storage: quota.storage,
            pods: quota.pods,
            load_balancers: quota.loadBalancers,
          },
          policy_packs: value.policyPacks,
          estimated_monthly_cost_usd: value.estimatedMonthlyCostUsd,
          regions: value.regions,
          approval_required: value.approval.required,
          runtime_group: value.runtimeGroup,
        };
      }),
      groups,
    );
  }

  /** In the order of the configuration. */
  async list(): Promise<EnvironmentClass[]> {
    return Promise.all(
      [...this.#classes.values()].map(policy => this.#describe(policy)),
    );
  }

  async find(name: string): Promise<EnvironmentClass | undefined> {
    const policy = this.#classes.get(name);
    return policy && this.#describe(policy);
  }

  /** What the configuration says of a class. */
  get(name: string): ClassPolicy | undefined {
    return this.#classes.get(name);
  }

  /** Where environments of a class go; see {@link RuntimeGroupStore.resolve}. */
  async resolveGroup(
    name: string,
    transaction?: Transaction,
  ): Promise<ResolvedGroup | undefined> {
    const policy = this.#classes.get(name);
    return policy && this.#groups.resolve(policy.runtime_group, transaction);
  }

  async #describe({
    runtime_group,
    ...policy
  }: ClassPolicy): Promise<EnvironmentClass> {
    const group = await this.#groups.resolve(runtime_group);
    return { ...policy, runtimes: group?.runtimes ?? [] };
  }
}

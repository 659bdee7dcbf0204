import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneConfig } from '../config';

/** The environment classes of the configuration. */
export class EnvironmentClasses {
  readonly #classes: ReadonlyMap<string, EnvironmentClass>;

  private constructor(classes: EnvironmentClass[]) {
    this.#classes = new Map(classes.map(value => [value.name, value]));
  }

  static fromConfig(config: ControlPlaneConfig): EnvironmentClasses {
    const defaultGroup = Object.values(config.runtimeGroups).find(
      group => group.default,
    );
    return new EnvironmentClasses(
      Object.entries(config.classes).map(([name, value]) => {
        const quota = config.quotaProfiles[value.quotaProfile];
        const group =
          value.runtimeGroup === undefined
            ? defaultGroup
            : config.runtimeGroups[value.runtimeGroup];
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
          runtimes: group?.runtimes ?? [],
          approval_required: value.approval.required,
        };
      }),
    );
  }

  /** In the order of the configuration. */
  list(): EnvironmentClass[] {
    return [...this.#classes.values()];
  }

  get(name: string): EnvironmentClass | undefined {
    return this.#classes.get(name);
  }
}

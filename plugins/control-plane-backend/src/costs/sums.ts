import type {
  Capacity,
  EnvironmentCostSums,
  EnvironmentUse,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import { amountOf } from '../classes/costOf';

/** The sums of nothing. */
export function noSums(): EnvironmentCostSums {
  return { current: noUse(), pending: noUse(), expiring: noUse() };
}

/** With so many environments more that all have the same quota. */
export function addUse(
  use: EnvironmentUse,
  addition: {
    quota: Quota;
    environments: number;
    monthly_cost_usd: number;
  },
): EnvironmentUse {
  const { quota, environments, monthly_cost_usd } = addition;
  if (environments === 0) {
    return use;
  }
  return combine(use, {
    environments,
    monthly_cost_usd,
    capacity: {
      cpu: amountOf(quota.cpu) * environments,
      memory_bytes: amountOf(quota.memory) * environments,
      storage_bytes: amountOf(quota.storage) * environments,
      pods: quota.pods * environments,
      load_balancers: quota.load_balancers * environments,
    },
  });
}

/** Several sums as one. */
export function addSums(
  sums: readonly EnvironmentCostSums[],
): EnvironmentCostSums {
  return sums.reduce(
    (total, each) => ({
      current: combine(total.current, each.current),
      pending: combine(total.pending, each.pending),
      expiring: combine(total.expiring, each.expiring),
    }),
    noSums(),
  );
}

function combine(a: EnvironmentUse, b: EnvironmentUse): EnvironmentUse {
  return {
    environments: a.environments + b.environments,
    monthly_cost_usd: rounded(a.monthly_cost_usd + b.monthly_cost_usd, 2),
    capacity: {
      cpu: rounded(a.capacity.cpu + b.capacity.cpu, 3),
      memory_bytes: a.capacity.memory_bytes + b.capacity.memory_bytes,
      storage_bytes: a.capacity.storage_bytes + b.capacity.storage_bytes,
      pods: a.capacity.pods + b.capacity.pods,
      load_balancers: a.capacity.load_balancers + b.capacity.load_balancers,
    },
  };
}

function noUse(): EnvironmentUse {
  const capacity: Capacity = {
    cpu: 0,
    memory_bytes: 0,
    storage_bytes: 0,
    pods: 0,
    load_balancers: 0,
  };
  return { environments: 0, monthly_cost_usd: 0, capacity };
}

/** So that sums of fractions have no more digits than what they are of. */
function rounded(amount: number, digits: number): number {
  return Number(amount.toFixed(digits));
}

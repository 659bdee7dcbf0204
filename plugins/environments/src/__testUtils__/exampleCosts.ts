import type {
  EnvironmentCostGroup,
  EnvironmentCosts,
  EnvironmentCostsQuery,
  EnvironmentCostSums,
  EnvironmentUse,
} from '@groundwork/plugin-control-plane-common';

const GIB = 2 ** 30;

/** So many environments, each with 2 CPU and 4 GiB for $40 a month. */
export function exampleUse(environments: number): EnvironmentUse {
  return {
    environments,
    monthly_cost_usd: environments * 40,
    capacity: {
      cpu: environments * 2,
      memory_bytes: environments * 4 * GIB,
      storage_bytes: environments * 20 * GIB,
      pods: environments * 20,
      load_balancers: 0,
    },
  };
}

/** Sums of so many environments that there are, that wait, and that end soon. */
export function exampleSums(
  current: number,
  pending = 0,
  expiring = 0,
): EnvironmentCostSums {
  return {
    current: exampleUse(current),
    pending: exampleUse(pending),
    expiring: exampleUse(expiring),
  };
}

const GROUPS: Record<EnvironmentCosts['group_by'], EnvironmentCostGroup[]> = {
  owner: [
    { key: 'group:default/team-payments', sums: exampleSums(6, 1, 2) },
    { key: 'group:default/team-search', sums: exampleSums(3) },
  ],
  team: [
    { key: 'team-payments', sums: exampleSums(6, 1, 2) },
    { key: 'team-search', sums: exampleSums(3) },
  ],
  class: [
    { key: 'preview', sums: exampleSums(7, 0, 2) },
    { key: 'production', sums: exampleSums(2, 1) },
  ],
  region: [{ key: 'us-east-1', sums: exampleSums(9, 1, 2) }],
  tenant: [
    {
      key: '00000000-0000-4000-8000-00000000000a',
      sums: exampleSums(5, 1),
      tenant: {
        slug: 'acme',
        name: 'Acme',
        quotas: [
          { name: 'environments', limit: 6, use: 6 },
          { name: 'monthly_cost_usd', limit: 1000, use: 240 },
        ],
      },
    },
    { key: '', sums: exampleSums(4, 0, 2) },
  ],
};

/** What nine environments cost, grouped as the query says. */
export function exampleCosts(
  query: EnvironmentCostsQuery = {},
  overrides: Partial<EnvironmentCosts> = {},
): EnvironmentCosts {
  const group_by = query.group_by ?? 'owner';
  return {
    group_by,
    expiring_hours: query.expiring_hours ?? 168,
    total: exampleSums(9, 1, 2),
    groups: GROUPS[group_by],
    ...overrides,
  };
}

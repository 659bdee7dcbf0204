import type {
  EnvironmentCostGroup,
  EnvironmentCosts,
  EnvironmentCostSums,
  EnvironmentUse,
  QuotaName,
} from '@groundwork/plugin-control-plane-common';
import type { CostMeasure } from '../hooks/costParameters';

/** Parts of a bar: what stays, what ends soon, and what would come on top. */
export const BAR_PARTS = ['stays', 'expiring', 'pending'] as const;
/** One of {@link BAR_PARTS}. */
export type BarPart = (typeof BAR_PARTS)[number];

/** A bar of the chart. */
export type CostBar = {
  /** Absent for the groups that are shown together. */
  group?: EnvironmentCostGroup;
  sums: EnvironmentCostSums;
  /** Amounts by the measure that is shown. */
  parts: Record<BarPart, number>;
};

/** How much of a measure something is. */
export function amountOf(use: EnvironmentUse, measure: CostMeasure): number {
  switch (measure) {
    case 'cost':
      return use.monthly_cost_usd;
    case 'environments':
      return use.environments;
    case 'memory':
      return use.capacity.memory_bytes;
    case 'storage':
      return use.capacity.storage_bytes;
    default:
      return use.capacity[measure];
  }
}

/** The bars of a chart, the longest first, all others together last, and the length of the longest. */
export function barsOf(
  costs: EnvironmentCosts,
  measure: CostMeasure,
): { bars: CostBar[]; max: number } {
  const bars = costs.groups
    .map(group => barOf(group.sums, measure, group))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const all = costs.other ? [...bars, barOf(costs.other.sums, measure)] : bars;
  return { bars: all, max: Math.max(0, ...all.map(lengthOf)) };
}

function barOf(
  sums: EnvironmentCostSums,
  measure: CostMeasure,
  group?: EnvironmentCostGroup,
): CostBar {
  const expiring = amountOf(sums.expiring, measure);
  return {
    group,
    sums,
    parts: {
      stays: Math.max(0, amountOf(sums.current, measure) - expiring),
      expiring,
      pending: amountOf(sums.pending, measure),
    },
  };
}

function lengthOf({ parts }: CostBar): number {
  return parts.stays + parts.expiring + parts.pending;
}

/** A quota of a tenant of which most is in use. */
export type NearQuota = {
  tenant: NonNullable<EnvironmentCostGroup['tenant']>;
  name: QuotaName;
  use: number;
  limit: number;
};

const NEAR_SHARE = 0.8;

/** Quotas of which most is in use, the fullest first. */
export function nearQuotas(
  groups: readonly EnvironmentCostGroup[],
): NearQuota[] {
  return groups
    .flatMap(({ tenant }) =>
      (tenant?.quotas ?? []).flatMap(({ name, limit, use }) =>
        tenant && limit !== null && use >= limit * NEAR_SHARE && use > 0
          ? [{ tenant, name, use, limit }]
          : [],
      ),
    )
    .sort((a, b) => share(b) - share(a));
}

function share({ use, limit }: NearQuota): number {
  return limit === 0 ? Infinity : use / limit;
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const STEP = 1024;

/** Bytes in the unit that makes them short, with the number still to be written in a language. */
export function inUnits(bytes: number): { amount: number; unit: string } {
  let amount = bytes;
  let index = 0;
  // A few TiB are better compared as GiB than both as 0.1 of the next.
  while (amount >= STEP * (index < 3 ? 1 : 10) && index < UNITS.length - 1) {
    amount /= STEP;
    index += 1;
  }
  return { amount: Math.round(amount * 10) / 10, unit: UNITS[index] };
}

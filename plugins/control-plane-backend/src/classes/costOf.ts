import type {
  CostItem,
  CostModel,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import { parseQuantity } from '@groundwork/plugin-control-plane-node/manifests';

const nanosPerUnit = 1e9;
const bytesPerGib = 2 ** 30;

/** What a cost is reckoned from. */
export type Priced = { monthly_cost: CostModel; quota: Quota };

/** Estimated cost a month, in US dollars: what a class costs as it is, and what its quota allows. */
export function costOf(priced: Priced): number {
  return inCents(
    costItems(priced).reduce((sum, { monthly_usd }) => sum + monthly_usd, 0),
  );
}

/** The same in its parts, for people; what costs nothing is left out. */
export function costItems({ monthly_cost: cost, quota }: Priced): CostItem[] {
  const cpu = amountOf(quota.cpu);
  const memory = amountOf(quota.memory) / bytesPerGib;
  const storage = amountOf(quota.storage) / bytesPerGib;
  const balancers = quota.load_balancers;
  const items: CostItem[] = [
    { title: 'Base', monthly_usd: cost.base_usd ?? 0 },
    {
      title: `${inWords(cpu)} CPU`,
      monthly_usd: cpu * (cost.per_cpu_usd ?? 0),
    },
    {
      title: `${inWords(memory)} GiB memory`,
      monthly_usd: memory * (cost.per_memory_gib_usd ?? 0),
    },
    {
      title: `${inWords(storage)} GiB storage`,
      monthly_usd: storage * (cost.per_storage_gib_usd ?? 0),
    },
    {
      title: `${balancers} load balancer${balancers === 1 ? '' : 's'}`,
      monthly_usd: balancers * (cost.per_load_balancer_usd ?? 0),
    },
  ];
  return items
    .map(({ title, monthly_usd }) => ({
      title,
      monthly_usd: inCents(monthly_usd),
    }))
    .filter(({ monthly_usd }) => monthly_usd > 0);
}

/** How much a quantity such as `500m` or `4Gi` is, in its unit. */
export function amountOf(quantity: string): number {
  return Number(parseQuantity(quantity).nanos) / nanosPerUnit;
}

function inWords(amount: number): string {
  return String(Number(amount.toFixed(2)));
}

function inCents(usd: number): number {
  return Math.round(usd * 100) / 100;
}

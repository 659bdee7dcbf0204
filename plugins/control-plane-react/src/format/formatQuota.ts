import type { Quota } from '@groundwork/plugin-control-plane-common';

/** The limits that people compare classes by, as `2 CPU / 4 GiB`. @public */
export function formatQuota(quota: Quota): string {
  return `${formatCpu(quota.cpu)} CPU / ${formatBytes(quota.memory)}`;
}

/** A Kubernetes quantity of processors, as `2` or `0.5`. @public */
export function formatCpu(quantity: string): string {
  return quantity.endsWith('m')
    ? String(Number(quantity.slice(0, -1)) / 1000)
    : quantity;
}

/** A Kubernetes quantity of bytes with a space before its unit, as `4 GiB`. @public */
export function formatBytes(quantity: string): string {
  return quantity.replace(
    /^([\d.]+)([KMGTPE]i?)$/,
    (_match, amount: string, unit: string) => `${amount} ${unit}B`,
  );
}

import type { Quota } from '@groundwork/plugin-control-plane-common';
import { currentLanguage, numberLocaleOf } from './language';

/** The limits that people compare classes by, as `2 CPU / 4 GiB`. @public */
export function formatQuota(
  quota: Quota,
  language: string = currentLanguage(),
): string {
  const { cpu, memory } = quota;
  return `${formatCpu(cpu, language)} CPU / ${formatBytes(memory, language)}`;
}

/** A Kubernetes quantity of processors, as `2` or `0.5`. @public */
export function formatCpu(
  quantity: string,
  language: string = currentLanguage(),
): string {
  return quantity.endsWith('m')
    ? formatAmount(String(Number(quantity.slice(0, -1)) / 1000), language)
    : formatAmount(quantity, language);
}

/** A Kubernetes quantity of bytes with a space before its unit, as `4 GiB`. @public */
export function formatBytes(
  quantity: string,
  language: string = currentLanguage(),
): string {
  return quantity.replace(
    /^([\d.]+)([KMGTPE]i?)$/,
    (_match, amount: string, unit: string) =>
      `${formatAmount(amount, language)} ${unit}B`,
  );
}

/** As it was written, with the decimal separator of the language. */
function formatAmount(amount: string, language: string): string {
  const value = Number(amount);
  return Number.isFinite(value)
    ? value.toLocaleString(numberLocaleOf(language), {
        maximumFractionDigits: 3,
        useGrouping: false,
      })
    : amount;
}

import { currentLanguage } from '@groundwork/plugin-control-plane-react';

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** A number of bytes in words, as `3.2 MB`. */
export function formatSize(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1_000 && unit < UNITS.length - 1) {
    amount /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 ? 0 : 1;
  return `${amount.toLocaleString(currentLanguage(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })} ${UNITS[unit]}`;
}

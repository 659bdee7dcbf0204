import { formatNumber } from '@groundwork/plugin-control-plane-react';

/** A count for a message that has a singular and a plural, and says `{{number}}`. */
export function counted(count: number): { count: number; number: string } {
  return { count, number: formatNumber(count) };
}

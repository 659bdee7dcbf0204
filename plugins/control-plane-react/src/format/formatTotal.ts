import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';

/** How many there are: `43`, or `about 1,000+` where counting stopped. @public */
export function formatTotal(total: EnvironmentRequestList['total']): string {
  const value = total.value.toLocaleString('en-US');
  return total.relation === 'gte' ? `about ${value}+` : value;
}

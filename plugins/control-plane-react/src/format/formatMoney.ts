/**
 * A monthly cost, as `$120 / month`; cents only where there are any.
 *
 * @param amountUsd - United States dollars a month.
 * @public
 */
export function formatMonthlyCost(amountUsd: number): string {
  return `${formatMoney(amountUsd)} / month`;
}

/** An amount in United States dollars, as `$1,200`. @public */
export function formatMoney(amountUsd: number): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: Number.isInteger(amountUsd) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amountUsd);
}

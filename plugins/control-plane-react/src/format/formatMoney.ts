import { currentLanguage, numberLocaleOf } from './language';

/**
 * A monthly cost, as `$120 / month`; cents only where there are any.
 *
 * @param amountUsd - United States dollars a month.
 * @param language - That of the portal when absent.
 * @public
 */
export function formatMonthlyCost(
  amountUsd: number,
  language: string = currentLanguage(),
): string {
  return `${formatMoney(amountUsd, language)} / ${nameOfMonth(language)}`;
}

/** An amount in United States dollars, as `$1,200`. @public */
export function formatMoney(
  amountUsd: number,
  language: string = currentLanguage(),
): string {
  return new Intl.NumberFormat(numberLocaleOf(language), {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: Number.isInteger(amountUsd) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amountUsd);
}

/** What the language calls a month. */
function nameOfMonth(language: string): string {
  const parts = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'month',
    unitDisplay: 'long',
  }).formatToParts(1);
  return parts.find(({ type }) => type === 'unit')?.value.trim() ?? 'month';
}

import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';
import { formatNumber } from './formatNumber';
import { currentLanguage, isEnglish } from './language';

/** How many there are: `43`, or `about 1,000+` where counting stopped. @public */
export function formatTotal(
  total: EnvironmentRequestList['total'],
  language: string = currentLanguage(),
): string {
  const value = formatNumber(total.value, language);
  if (total.relation !== 'gte') {
    return value;
  }
  return isEnglish(language) ? `about ${value}+` : `${value}+`;
}

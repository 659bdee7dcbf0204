import { currentLanguage, numberLocaleOf } from './language';

/** A number with its thousands apart, as `1,200`. @public */
export function formatNumber(
  value: number,
  language: string = currentLanguage(),
): string {
  return value.toLocaleString(numberLocaleOf(language));
}

import { useMemo } from 'react';
import {
  formatBytes,
  formatCpu,
  formatDay,
  formatDistance,
  formatDuration,
  formatExactTime,
  formatHours,
  formatInSentence,
  formatMoney,
  formatMonthlyCost,
  formatNumber,
  formatQuota,
  formatRelativeTime,
  formatRoughDuration,
  formatTotal,
} from '../format';
import { useLanguage } from './useLanguage';

/** The functions that format, new ones whenever another language is chosen, so that what is remembered is made anew. */
function formatsOf(language: string) {
  return {
    bytes: (quantity: string) => formatBytes(quantity, language),
    cpu: (quantity: string) => formatCpu(quantity, language),
    day: (day: string) => formatDay(day, language),
    distance: (distanceMs: number) => formatDistance(distanceMs, language),
    duration: (milliseconds: number) => formatDuration(milliseconds, language),
    exactTime: (iso: string) => formatExactTime(iso, language),
    hours: (hours: number) => formatHours(hours, language),
    inSentence: (label: string) => formatInSentence(label, language),
    money: (amountUsd: number) => formatMoney(amountUsd, language),
    monthlyCost: (amountUsd: number) => formatMonthlyCost(amountUsd, language),
    number: (value: number) => formatNumber(value, language),
    quota: (quota: Parameters<typeof formatQuota>[0]) =>
      formatQuota(quota, language),
    relativeTime: (iso: string, now: number) =>
      formatRelativeTime(iso, now, language),
    roughDuration: (milliseconds: number) =>
      formatRoughDuration(milliseconds, language),
    total: (total: Parameters<typeof formatTotal>[0]) =>
      formatTotal(total, language),
  };
}

/** Formats in one language; what {@link useFormat} answers. @public */
export type Format = ReturnType<typeof formatsOf>;

/**
 * Formats in the language that was chosen in the portal. The functions are others when another is chosen, so that they
 * can stand in the dependencies of a memo.
 *
 * @public
 */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}

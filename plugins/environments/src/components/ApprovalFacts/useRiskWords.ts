import {
  formatMonthlyCost,
  formatNumber,
} from '@groundwork/plugin-control-plane-react';
import type { RiskReason } from '../../model';
import { useEnvironmentsWords } from '../../translation';

/** Puts what a risk comes from into words: `2 checks warn`. */
export function useRiskWords(): (reason: RiskReason) => string {
  const { t } = useEnvironmentsWords();
  return ({ key, count }) =>
    key === 'cost'
      ? t('risk.reasons.cost', { amount: formatMonthlyCost(count) })
      : t(`risk.reasons.${key}`, { count, number: formatNumber(count) });
}

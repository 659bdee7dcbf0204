import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  formatMonthlyCost,
  formatNumber,
} from '@groundwork/plugin-control-plane-react';
import type { RiskReason } from '../../model';
import { environmentsTranslationRef } from '../../translation';

/** Puts what a risk comes from into words: `2 checks warn`. */
export function useRiskWords(): (reason: RiskReason) => string {
  const { t } = useTranslationRef(environmentsTranslationRef);
  return ({ key, count }) =>
    key === 'cost'
      ? t('risk.reasons.cost', { amount: formatMonthlyCost(count) })
      : t(`risk.reasons.${key}`, { count, number: formatNumber(count) });
}

import { Text } from '@backstage/ui';
import {
  formatMonthlyCost,
  formatNumber,
} from '@groundwork/plugin-control-plane-react';
import { RISK_THRESHOLDS, type Risk } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { RiskLevel } from './RiskLevel';
import { useRiskWords } from './useRiskWords';
import styles from './Risk.module.css';

/** How closely it is to be looked at, why, and how that is told. */
export function RiskFacts(props: { risk: Risk }) {
  const { level, reasons } = props.risk;
  const { t } = useEnvironmentsWords();
  const inWords = useRiskWords();
  const { warnings, updates, creates, cost } = RISK_THRESHOLDS;
  return (
    <section className={styles.facts} aria-label={t('risk.title')}>
      <Text as="h4" variant="body-large" weight="bold">
        {t('risk.title')}
      </Text>
      <p className={styles.line}>
        <RiskLevel level={level} />
        <span>
          {reasons.length === 0
            ? t('risk.nothing')
            : reasons.map(inWords).join(', ')}
        </span>
      </p>
      <details className={styles.how}>
        <summary>{t('risk.how')}</summary>
        <p>
          {t('risk.medium', {
            cost: formatMonthlyCost(cost.medium),
            creates: formatNumber(creates.medium),
          })}
        </p>
        <p>
          {t('risk.high', {
            warnings: formatNumber(warnings.high),
            updates: formatNumber(updates.high),
            cost: formatMonthlyCost(cost.high),
            creates: formatNumber(creates.high),
          })}
        </p>
        <p>{t('risk.decidesNothing')}</p>
      </details>
    </section>
  );
}

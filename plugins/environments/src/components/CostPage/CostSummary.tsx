import { Box, Text } from '@backstage/ui';
import type { EnvironmentCosts } from '@groundwork/plugin-control-plane-common';
import { useFormat } from '@groundwork/plugin-control-plane-react';
import { COST_MEASURES } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import { useSayUse } from './useCostWords';
import styles from './CostPage.module.css';

/** What it costs in one sentence, and the totals. */
export function CostSummary(props: { costs: EnvironmentCosts }) {
  const { total, expiring_hours } = props.costs;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const say = useSayUse();
  const { current, pending, expiring } = total;
  const sentence = [
    t('costs.answer', {
      count: current.environments,
      cost: format.monthlyCost(current.monthly_cost_usd),
    }),
    ...(pending.environments > 0
      ? [
          t('costs.answerPending', {
            cost: format.money(pending.monthly_cost_usd),
          }),
        ]
      : []),
    ...(expiring.environments > 0
      ? [
          t('costs.answerExpiring', {
            cost: format.money(expiring.monthly_cost_usd),
            hours: format.hours(expiring_hours),
          }),
        ]
      : []),
  ].join(' · ');
  return (
    <>
      <Text as="p" variant="body-large" weight="bold">
        {sentence}
      </Text>
      <dl className={styles.totals} aria-label={t('costs.totals')}>
        {COST_MEASURES.map(measure => (
          <Box bg="neutral" key={measure} className={styles.total}>
            <dt className={styles.quiet}>{t(`costs.measures.${measure}`)}</dt>
            <dd className={styles.amount}>{say(current, measure)}</dd>
            {pending.environments > 0 && (
              <dd className={styles.quiet}>
                {t('costs.totalPending', { amount: say(pending, measure) })}
              </dd>
            )}
          </Box>
        ))}
      </dl>
    </>
  );
}

import { Text } from '@backstage/ui';
import type { Plan } from '@groundwork/plugin-control-plane-common';
import { Money } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalFacts.module.css';

/** Props of {@link CostItems}. */
export type CostItemsProps = {
  plan: Pick<Plan, 'cost' | 'estimated_monthly_cost_usd'>;
};

/** What the estimated cost of a plan is made of. */
export function CostItems(props: CostItemsProps) {
  const { cost, estimated_monthly_cost_usd: total } = props.plan;
  const { t } = useEnvironmentsWords();
  return (
    <section className={styles.section} aria-label={t('cost.title')}>
      <Text as="h4" variant="body-large" weight="bold">
        {t('cost.title')}
      </Text>
      <table className={styles.cost}>
        <thead>
          <tr>
            <th scope="col">{t('cost.item')}</th>
            <th scope="col">{t('cost.monthly')}</th>
          </tr>
        </thead>
        <tbody>
          {cost.map(({ title, monthly_usd: amount }) => (
            <tr key={title}>
              <td>{title}</td>
              <td>
                <Money amountUsd={amount} isBare />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('cost.total')}</th>
            <td>
              <Money amountUsd={total} isBare />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

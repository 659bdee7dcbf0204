import { useRouteRef } from '@backstage/core-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { EnvironmentCosts } from '@groundwork/plugin-control-plane-common';
import { useFormat } from '@groundwork/plugin-control-plane-react';
import { writeListParameters, type CostParameters } from '../../hooks';
import { environmentsRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { useSayUse } from './useCostWords';
import styles from './CostPage.module.css';

/** What is free again soon, when nobody extends it. */
export function FreedSoon(props: {
  costs: EnvironmentCosts;
  parameters: CostParameters;
}) {
  const { costs, parameters } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  const say = useSayUse();
  const { expiring } = costs.total;
  const hours = format.hours(costs.expiring_hours);
  const query = writeListParameters({
    tab: parameters.myTeams ? 'myTeams' : 'all',
    class: parameters.class,
    region: parameters.region,
    tenant: parameters.tenant,
    order: 'expires_at.asc',
  }).toString();
  return (
    <section className={styles.aside}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('costs.freed')}
      </Text>
      {expiring.environments === 0 ? (
        <p className={styles.quiet}>{t('costs.freedNothing', { hours })}</p>
      ) : (
        <>
          <p>
            {t('costs.freedWhat', {
              count: expiring.environments,
              hours,
              cost: format.monthlyCost(expiring.monthly_cost_usd),
              cpu: say(expiring, 'cpu'),
              memory: say(expiring, 'memory'),
              storage: say(expiring, 'storage'),
            })}
          </p>
          <Link href={`${environmentsPath}?${query}`} variant="body-medium">
            {t('costs.freedLink')}
          </Link>
        </>
      )}
    </section>
  );
}

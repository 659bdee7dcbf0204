import { useRouteRef } from '@backstage/core-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  ErrorPanel,
  SkeletonLines,
  StatusChip,
  useFormat,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentCosts } from '../../hooks';
import { nearQuotas, type NearQuota } from '../../model';
import { tenantRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import styles from './CostPage.module.css';

const TENANTS_MAX = 100;

/** Tenants that can hardly have more, of those that the person may see. */
export function QuotasNear() {
  const { t } = useEnvironmentsWords();
  const { value, error, refresh } = useEnvironmentCosts({
    group_by: 'tenant',
    limit: TENANTS_MAX,
  });
  const near = nearQuotas(value?.groups ?? []);
  return (
    <section className={styles.aside}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('costs.quotas')}
      </Text>
      {error && (
        <ErrorPanel
          title={t('costs.quotasFailed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!value && !error && (
        <SkeletonLines count={2} label={t('costs.loading')} />
      )}
      {value && near.length === 0 && (
        <p className={styles.quiet}>{t('costs.quotasNone')}</p>
      )}
      {near.length > 0 && (
        <ul className={styles.quotas}>
          {near.map(quota => (
            <Quota key={`${quota.tenant.slug} ${quota.name}`} quota={quota} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Quota(props: { quota: NearQuota }) {
  const { tenant, name, use, limit } = props.quota;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const tenantPath = useRouteRef(tenantRouteRef);
  const say = name === 'monthly_cost_usd' ? format.money : format.number;
  return (
    <li className={styles.quota}>
      <span>
        {tenantPath ? (
          <Link href={tenantPath({ slug: tenant.slug })} variant="body-medium">
            {tenant.name}
          </Link>
        ) : (
          <strong>{tenant.name}</strong>
        )}{' '}
        <span className={styles.quiet}>
          {t(`costs.quota.${name}`)}:{' '}
          {t('costs.quotaUse', { use: say(use), limit: say(limit) })}
        </span>
      </span>
      <StatusChip status={use >= limit ? 'over_quota' : 'near_quota'} />
    </li>
  );
}

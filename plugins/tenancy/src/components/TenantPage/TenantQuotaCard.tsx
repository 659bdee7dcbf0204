import { Box } from '@backstage/ui';
import {
  ErrorPanel,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import { useTenantQuotas } from '../../hooks';
import { QuotaMeter } from '../QuotaMeter';
import { useTenancyWords } from '../../translation';
import styles from './TenantPage.module.css';

/** How much room the quotas of a tenant leave. */
export function TenantQuotaCard(props: { tenantId: string }) {
  const { t } = useTenancyWords();
  const { value, error, refresh } = useTenantQuotas(props.tenantId);
  if (error) {
    return (
      <ErrorPanel title={t('quotas.failed')} error={error} onRetry={refresh} />
    );
  }
  if (!value) {
    return (
      <SkeletonCards count={1} height={92} isWide label={t('quotas.loading')} />
    );
  }
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.quotas}
      aria-label={t('quotas.label')}
    >
      {value.quotas.map(quota => (
        <QuotaMeter key={quota.name} quota={quota} />
      ))}
    </Box>
  );
}

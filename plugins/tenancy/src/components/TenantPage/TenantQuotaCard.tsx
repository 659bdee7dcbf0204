import { Box } from '@backstage/ui';
import {
  ErrorPanel,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import { useTenantQuotas } from '../../hooks';
import { QuotaMeter } from '../QuotaMeter';
import styles from './TenantPage.module.css';

/** How much room the quotas of a tenant leave. */
export function TenantQuotaCard(props: { tenantId: string }) {
  const { value, error, refresh } = useTenantQuotas(props.tenantId);
  if (error) {
    return (
      <ErrorPanel
        title="The quotas could not be loaded"
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return (
      <SkeletonCards count={1} height={92} isWide label="Loading the quotas" />
    );
  }
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.quotas}
      aria-label="Quotas"
    >
      {value.quotas.map(quota => (
        <QuotaMeter key={quota.name} quota={quota} />
      ))}
    </Box>
  );
}

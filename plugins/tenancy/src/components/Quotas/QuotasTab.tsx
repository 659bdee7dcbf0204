import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ErrorPanel,
  reasonOf,
  SkeletonCards,
  TabSection,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans, useTenantQuotas } from '../../hooks';
import { planTitle, quotaWords, type TenantQuota } from '../../model';
import { tenancyTranslationRef } from '../../translation';
import { QuotaMeter } from '../QuotaMeter';
import { QuotasDialog } from './QuotasDialog';
import styles from './Quotas.module.css';

/** The limits of a tenant, where each comes from, and what of it is in use. */
export function QuotasTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { value, error, refresh, replace } = useTenantQuotas(tenant.id);
  const { value: plans } = useTenantPlans();
  const [isEditing, setIsEditing] = useState(false);
  const plan = planTitle(tenant.plan, plans ?? []);
  return (
    <TabSection
      title={t('tenantPage.tabs.quotas')}
      description="What would go beyond a limit is refused, and says by how much."
      action={
        value && (
          <ActionButton
            variant="secondary"
            iconStart={<RiPencilLine />}
            disabledReason={reasonOf(tenant.actions?.set_quotas)}
            onPress={() => setIsEditing(true)}
          >
            {t('actions.editQuotas')}
          </ActionButton>
        )
      }
    >
      {error && (
        <ErrorPanel
          title="The quotas could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && !value && (
        <SkeletonCards count={3} height={148} label="Loading the quotas" />
      )}
      {value && (
        <ul className={styles.cards} aria-label="Quotas and their sources">
          {value.quotas.map(quota => (
            <Box as="li" bg="neutral" key={quota.name} className={styles.card}>
              <QuotaMeter quota={quota} />
              <p className={styles.quiet}>
                {quotaWords[quota.name].description} {sourceOf(quota, plan)}
              </p>
            </Box>
          ))}
        </ul>
      )}
      {isEditing && value && (
        <QuotasDialog
          tenant={tenant}
          quotas={value.quotas}
          onClose={() => setIsEditing(false)}
          onChanged={replace}
        />
      )}
    </TabSection>
  );
}

function sourceOf(quota: TenantQuota, plan: string): string {
  switch (quota.source) {
    case 'tenant':
      return quota.limit === null
        ? 'The limit of the plan is lifted for this tenant.'
        : 'The limit is this tenant’s own.';
    case 'plan':
      return `The limit is that of the plan ${plan}.`;
    default:
      return 'Neither the tenant nor its plan has a limit.';
  }
}

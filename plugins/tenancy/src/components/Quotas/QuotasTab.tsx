import { useState } from 'react';
import { Box } from '@backstage/ui';
import { PencilIcon } from 'lucide-react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ErrorPanel,
  reasonOf,
  SkeletonCards,
  TabSection,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans, useTenantQuotas } from '../../hooks';
import { planTitle, type TenantQuota } from '../../model';
import { useTenancyWords, type TenancyWords } from '../../translation';
import { QuotaMeter } from '../QuotaMeter';
import { QuotasDialog } from './QuotasDialog';
import styles from './Quotas.module.css';

/** The limits of a tenant, where each comes from, and what of it is in use. */
export function QuotasTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const { value, error, refresh, replace } = useTenantQuotas(tenant.id);
  const { value: plans } = useTenantPlans();
  const [isEditing, setIsEditing] = useState(false);
  const plan = planTitle(tenant.plan, plans ?? []);
  return (
    <TabSection
      title={t('tenantPage.tabs.quotas')}
      description={t('quotas.description')}
      action={
        value && (
          <ActionButton
            variant="secondary"
            iconStart={<PencilIcon />}
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
          title={t('quotas.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && !value && (
        <SkeletonCards count={3} height={148} label={t('quotas.loading')} />
      )}
      {value && (
        <ul className={styles.cards} aria-label={t('quotas.listLabel')}>
          {value.quotas.map(quota => (
            <Box as="li" bg="neutral" key={quota.name} className={styles.card}>
              <QuotaMeter quota={quota} />
              <p className={styles.quiet}>
                {t(`quotas.counted.${quota.name}`)} {sourceOf(quota, plan, t)}
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

function sourceOf(quota: TenantQuota, plan: string, t: TenancyWords): string {
  switch (quota.source) {
    case 'tenant':
      return quota.limit === null
        ? t('quotas.sources.lifted')
        : t('quotas.sources.own');
    case 'plan':
      return t('quotas.sources.plan', { plan });
    default:
      return t('quotas.sources.none');
  }
}

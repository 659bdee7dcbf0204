import { lazy, Suspense, useState } from 'react';
import { Box, Text } from '@backstage/ui';
import { PencilIcon } from 'lucide-react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  CopyButton,
  formatDay,
  KeyValueList,
  reasonOf,
  RelativeTime,
  ShortId,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans } from '../../hooks';
import { planTitle } from '../../model';
import { useTenancyWords } from '../../translation';
import { SalesOwner } from '../SalesOwner';
import styles from './TenantTabs.module.css';

const TenantDialog = lazy(() =>
  import('../TenantMoves/TenantDialog').then(m => ({
    default: m.TenantDialog,
  })),
);

/** Props of {@link OverviewTab}. */
export type OverviewTabProps = {
  tenant: Tenant;
  onChanged: (tenant: Tenant) => void;
};

/** Every fact of a tenant, for whoever has to look something up. */
export function OverviewTab(props: OverviewTabProps) {
  const { tenant, onChanged } = props;
  const { t } = useTenancyWords();
  const { value: plans } = useTenantPlans();
  const [isEditing, setIsEditing] = useState(false);
  return (
    <div className={styles.cards}>
      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label={t('overview.about')}
      >
        <div className={styles.cardHeader}>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('overview.about')}
          </Text>
          <ActionButton
            size="small"
            variant="secondary"
            iconStart={<PencilIcon />}
            disabledReason={reasonOf(tenant.actions?.update)}
            onPress={() => setIsEditing(true)}
          >
            {t('actions.edit')}
          </ActionButton>
        </div>
        <KeyValueList
          items={[
            { label: t('form.name'), value: tenant.name },
            {
              label: t('form.slug'),
              value: (
                <Copied text={tenant.slug} label={t('overview.copySlug')} />
              ),
            },
            {
              label: t('overview.id'),
              value: <ShortId id={tenant.id} label={t('overview.copyId')} />,
            },
            {
              label: t('overview.kind'),
              value: t(`tenantPage.kinds.${tenant.kind}`),
            },
            {
              label: t('overview.salesOwner'),
              value: tenant.sales_owner && (
                <SalesOwner name={tenant.sales_owner} />
              ),
            },
            {
              label: t('overview.erpCustomer'),
              value: tenant.erp_customer_id && (
                <Copied
                  text={tenant.erp_customer_id}
                  label={t('overview.copyErpCustomer')}
                />
              ),
            },
            {
              label: t('overview.stripeCustomer'),
              value: tenant.stripe_cust_id && (
                <Copied
                  text={tenant.stripe_cust_id}
                  label={t('overview.copyStripeCustomer')}
                />
              ),
            },
            {
              label: t('overview.created'),
              value: <RelativeTime time={tenant.created_at} />,
            },
            {
              label: t('overview.changed'),
              value: <RelativeTime time={tenant.updated_at} />,
            },
          ]}
        />
      </Box>
      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label={t('overview.contract')}
      >
        <div className={styles.cardHeader}>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('overview.contract')}
          </Text>
        </div>
        <KeyValueList
          items={[
            {
              label: t('overview.state'),
              value: <StatusChip status={tenant.status} appearance="quiet" />,
            },
            {
              label: t('overview.plan'),
              value: planTitle(tenant.plan, plans ?? []),
            },
            {
              label: t('overview.trialEnds'),
              value: tenant.trial_ends_at && (
                <RelativeTime time={tenant.trial_ends_at} />
              ),
            },
            {
              label: t('overview.contractFrom'),
              value: day(tenant.contract_start),
            },
            {
              label: t('overview.contractUntil'),
              value:
                day(tenant.contract_end) ??
                (tenant.status === 'active'
                  ? t('overview.withoutEnd')
                  : undefined),
            },
            {
              label: t('overview.cancellation'),
              value: tenant.cancel_at_period_end
                ? t('overview.cancelledAtEnd')
                : t('overview.notCancelled'),
            },
            {
              label: t('overview.itsReason'),
              value: tenant.cancellation_reason,
            },
          ]}
        />
      </Box>
      {isEditing && (
        <Suspense fallback={null}>
          <TenantDialog
            move="edit"
            tenant={tenant}
            onClose={() => setIsEditing(false)}
            onChanged={onChanged}
          />
        </Suspense>
      )}
    </div>
  );
}

function Copied(props: { text: string; label: string }) {
  const { text, label } = props;
  return (
    <span className={styles.copied}>
      <code>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}

function day(date: string | undefined): string | undefined {
  return date && formatDay(date);
}

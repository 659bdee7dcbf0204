import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Text } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
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
import { planTitle, tenantKindWords } from '../../model';
import { tenancyTranslationRef } from '../../translation';
import { SalesOwner } from '../SalesOwner';
import { EditTenantDialog } from '../TenantMoves';
import styles from './TenantTabs.module.css';

/** Props of {@link OverviewTab}. */
export type OverviewTabProps = {
  tenant: Tenant;
  onChanged: (tenant: Tenant) => void;
};

/** Every fact of a tenant, for whoever has to look something up. */
export function OverviewTab(props: OverviewTabProps) {
  const { tenant, onChanged } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { value: plans } = useTenantPlans();
  const [isEditing, setIsEditing] = useState(false);
  return (
    <div className={styles.cards}>
      <Box as="section" bg="neutral" className={styles.card} aria-label="About">
        <div className={styles.cardHeader}>
          <Text as="h3" variant="title-x-small" weight="bold">
            About
          </Text>
          <ActionButton
            size="small"
            variant="secondary"
            iconStart={<RiPencilLine />}
            disabledReason={reasonOf(tenant.actions?.update)}
            onPress={() => setIsEditing(true)}
          >
            {t('actions.edit')}
          </ActionButton>
        </div>
        <KeyValueList
          items={[
            { label: 'Name', value: tenant.name },
            {
              label: 'Slug',
              value: <Copied text={tenant.slug} label="slug" />,
            },
            {
              label: 'Id',
              value: <ShortId id={tenant.id} label="id of the tenant" />,
            },
            { label: 'Kind', value: tenantKindWords[tenant.kind] },
            {
              label: 'Sales owner',
              value: tenant.sales_owner && (
                <SalesOwner name={tenant.sales_owner} />
              ),
            },
            {
              label: 'Customer in the ERP',
              value: tenant.erp_customer_id && (
                <Copied
                  text={tenant.erp_customer_id}
                  label="customer number of the ERP"
                />
              ),
            },
            {
              label: 'Customer at Stripe',
              value: tenant.stripe_cust_id && (
                <Copied
                  text={tenant.stripe_cust_id}
                  label="customer number of Stripe"
                />
              ),
            },
            {
              label: 'Created',
              value: <RelativeTime time={tenant.created_at} />,
            },
            {
              label: 'Changed',
              value: <RelativeTime time={tenant.updated_at} />,
            },
          ]}
        />
      </Box>
      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label="Plan and contract"
      >
        <div className={styles.cardHeader}>
          <Text as="h3" variant="title-x-small" weight="bold">
            Plan and contract
          </Text>
        </div>
        <KeyValueList
          items={[
            {
              label: 'State',
              value: <StatusChip status={tenant.status} appearance="quiet" />,
            },
            { label: 'Plan', value: planTitle(tenant.plan, plans ?? []) },
            {
              label: 'Trial ends',
              value: tenant.trial_ends_at && (
                <RelativeTime time={tenant.trial_ends_at} />
              ),
            },
            { label: 'Contract from', value: day(tenant.contract_start) },
            {
              label: 'Contract until',
              value:
                day(tenant.contract_end) ??
                (tenant.status === 'active' ? 'Without an end' : undefined),
            },
            {
              label: 'Cancellation',
              value: tenant.cancel_at_period_end
                ? 'When the period ends'
                : 'None is planned',
            },
            { label: 'Its reason', value: tenant.cancellation_reason },
          ]}
        />
      </Box>
      {isEditing && (
        <EditTenantDialog
          tenant={tenant}
          onClose={() => setIsEditing(false)}
          onChanged={onChanged}
        />
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

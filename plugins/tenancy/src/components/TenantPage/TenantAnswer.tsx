import { useEffect, useRef, useState } from 'react';
import { Text } from '@backstage/ui';
import { InfoIcon } from 'lucide-react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  Flash,
  StatusChip,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans } from '../../hooks';
import { plannedEnd, tenantAnswer } from '../../model';
import { SalesOwner } from '../SalesOwner';
import { useTenancyWords } from '../../translation';
import styles from './TenantPage.module.css';

/** The first line: what a person came to learn, in words. */
export function TenantAnswer(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const now = useNow();
  const { value: plans } = useTenantPlans();
  const planned = plannedEnd(tenant, t);
  return (
    <div className={styles.answer}>
      <div className={styles.answerLine}>
        <Flash token={tenant.status}>
          <StatusChip status={tenant.status} />
        </Flash>
        <span>{tenantAnswer(tenant, plans ?? [], now, t).join(' · ')}</span>
        {planned && <StatusChip status="ending" />}
      </div>
      <Text as="p" variant="body-medium" className={styles.whose}>
        {t(`tenantPage.kinds.${tenant.kind}`)} · <code>{tenant.slug}</code>
        {tenant.sales_owner && (
          <>
            {' · '}
            {t('tenantPage.salesOwner', {
              name: <SalesOwner name={tenant.sales_owner} />,
            })}
          </>
        )}
      </Text>
      {(planned || tenant.cancellation_reason) && (
        <p className={styles.notice}>
          <InfoIcon aria-hidden="true" />
          <span>
            {planned}{' '}
            {tenant.cancellation_reason &&
              t('tenantPage.cancellationReason', {
                reason: tenant.cancellation_reason,
              })}
          </span>
        </p>
      )}
      <StateAnnouncement tenant={tenant} />
    </div>
  );
}

/** Says changes, and nothing when the page is opened: that is read anyway. */
function StateAnnouncement(props: { tenant: Tenant }) {
  const { name, status } = props.tenant;
  const { t } = useTenancyWords();
  const shown = useRef(status);
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (shown.current !== status) {
      shown.current = status;
      setMessage(t(`tenantPage.changed.${status}`, { name }));
    }
  }, [name, status, t]);
  return <Announcement>{message}</Announcement>;
}

import { Button } from '@backstage/ui';
import { FunnelIcon } from 'lucide-react';
import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { AuditEventDrawer as EventDrawer } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import type { AuditAddressName } from './auditParameters';
import { useTenantName } from './useTenantName';
import styles from './AuditLog.module.css';

/** Props of {@link AuditEventDrawer}. */
export type AuditEventDrawerProps = {
  event: AuditEvent;
  /** The events beside it, newest first. */
  siblings: AuditEvent[];
  /** The log is that of one tenant. */
  isTenantFixed: boolean;
  onOpen: (event: AuditEvent) => void;
  onFilter: (change: Partial<Record<AuditAddressName, string>>) => void;
  onClose: () => void;
};

/** Everything that is known of one event, and the way to others like it. */
export function AuditEventDrawer(props: AuditEventDrawerProps) {
  const { event, siblings, onOpen, onClose } = props;
  const tenantName = useTenantName(event.tenant_id);
  return (
    <EventDrawer
      event={event}
      siblings={siblings}
      tenantName={tenantName}
      onOpen={onOpen}
      onClose={onClose}
    >
      <MoreLikeThis {...props} />
    </EventDrawer>
  );
}

function MoreLikeThis(props: AuditEventDrawerProps) {
  const { event, isTenantFixed, onFilter } = props;
  const { t } = useTenancyWords();
  const ways: { label: string; change: Parameters<typeof onFilter>[0] }[] = [
    { label: t('audit.same.actor'), change: { actor: event.actor_id } },
    { label: t('audit.same.action'), change: { action: event.action } },
    { label: t('audit.same.target'), change: { target: event.target_id } },
    { label: t('audit.same.product'), change: { product: event.product } },
    {
      label: t('audit.same.tenant'),
      change: { tenant: isTenantFixed ? undefined : event.tenant_id },
    },
  ];
  return (
    <div
      className={styles.more}
      role="group"
      aria-label={t('audit.same.label')}
    >
      <FunnelIcon aria-hidden="true" />
      {ways
        .filter(({ change }) => Object.values(change)[0] !== undefined)
        .map(({ label, change }) => (
          <Button
            key={label}
            size="small"
            variant="secondary"
            onPress={() => onFilter(change)}
          >
            {label}
          </Button>
        ))}
    </div>
  );
}

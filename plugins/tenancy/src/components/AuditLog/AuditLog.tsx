import { AuditEvents } from './AuditEvents';
import { useAuditEvents } from './useAuditEvents';

/** Props of {@link AuditLog}. */
export type AuditLogProps = {
  /** Only what happened to this tenant; of all tenants when absent. */
  tenantId?: string;
};

/** Events with filters in the address. */
export function AuditLog(props: AuditLogProps) {
  const { tenantId } = props;
  const events = useAuditEvents(tenantId);
  return <AuditEvents events={events} tenantId={tenantId} />;
}

import type { AuditEventList } from '@groundwork/plugin-control-plane-common';
import type { LiveQuery } from '@groundwork/plugin-control-plane-react';
import { useTenancyQuery } from '../../hooks';
import { useAddress } from '../shared/useAddress';
import { AUDIT_ADDRESS, toAuditFilter, toAuditPage } from './auditParameters';

/** The page of events that the address asks for, kept up to date. */
export function useAuditEvents(tenantId?: string): LiveQuery<AuditEventList> {
  const { values } = useAddress(AUDIT_ADDRESS);
  return useTenancyQuery({
    key: JSON.stringify([tenantId, values]),
    subject: tenantId ?? 'all',
    tenantId,
    load: (api, options) =>
      api.audit.list(
        {
          ...toAuditFilter(values, tenantId, Date.now()),
          ...toAuditPage(values),
        },
        options,
      ),
  });
}

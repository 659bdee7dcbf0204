import { isForbidden, PageFrame } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { AuditEvents, AuditExport, useAuditEvents } from '../AuditLog';
import { ChainState } from './ChainState';

/** What happened, to whom, by whom and from where; and whether the log is still what was written. */
export function AuditPage() {
  const { t } = useTenancyWords();
  const events = useAuditEvents();
  return (
    <PageFrame
      title={t('auditPage.title')}
      live={events}
      actions={isForbidden(events.error) ? undefined : <AuditExport />}
    >
      <ChainState />
      <AuditEvents events={events} />
    </PageFrame>
  );
}

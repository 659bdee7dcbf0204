import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PageFrame } from '@groundwork/plugin-control-plane-react';
import { tenancyTranslationRef } from '../../translation';
import { AuditExport, AuditLog } from '../AuditLog';
import { ChainState } from './ChainState';

/** What happened, to whom, by whom and from where; and whether the log is still what was written. */
export function AuditPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <PageFrame title={t('auditPage.title')} actions={<AuditExport />}>
      <ChainState />
      <AuditLog />
    </PageFrame>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PageFrame } from '@groundwork/plugin-control-plane-react';
import { tenancyTranslationRef } from '../../translation';
import { AuditLog } from '../AuditLog';

/** What happened, to whom, by whom and from where. */
export function AuditPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <PageFrame title={t('auditPage.title')}>
      <AuditLog />
    </PageFrame>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenancyTranslationRef } from '../../translation';
import { AuditPage } from '../AuditPage';
import { ClassicFrame } from './ClassicFrame';

/** {@link AuditPage} in a portal of the old frontend system. */
export function ClassicAuditPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <ClassicFrame title={t('auditPage.title')}>
      <AuditPage />
    </ClassicFrame>
  );
}

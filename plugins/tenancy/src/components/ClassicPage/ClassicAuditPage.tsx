import { useTenancyWords } from '../../translation';
import { AuditPage } from '../AuditPage';
import { ClassicFrame } from './ClassicFrame';

/** {@link AuditPage} in a portal of the old frontend system. */
export function ClassicAuditPage() {
  const { t } = useTenancyWords();
  return (
    <ClassicFrame title={t('auditPage.title')}>
      <AuditPage />
    </ClassicFrame>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenancyTranslationRef } from '../../translation';
import { TenantsRouter } from '../TenantsRouter';
import { ClassicFrame } from './ClassicFrame';

/** {@link TenantsRouter} in a portal of the old frontend system. */
export function ClassicTenantsPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <ClassicFrame title={t('tenantsPage.title')}>
      <TenantsRouter />
    </ClassicFrame>
  );
}

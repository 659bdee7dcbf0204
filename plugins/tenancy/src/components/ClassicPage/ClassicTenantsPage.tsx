import { useTenancyWords } from '../../translation';
import { TenantsRouter } from '../TenantsRouter';
import { ClassicFrame } from './ClassicFrame';

/** {@link TenantsRouter} in a portal of the old frontend system. */
export function ClassicTenantsPage() {
  const { t } = useTenancyWords();
  return (
    <ClassicFrame title={t('tenantsPage.title')}>
      <TenantsRouter />
    </ClassicFrame>
  );
}

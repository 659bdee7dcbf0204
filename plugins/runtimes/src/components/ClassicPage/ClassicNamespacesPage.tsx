import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { runtimesTranslationRef } from '../../translation';
import { NamespacesRouter } from '../NamespacesRouter';
import { ClassicFrame } from './ClassicFrame';

/** {@link NamespacesRouter} in a portal of the old frontend system. */
export function ClassicNamespacesPage() {
  const { t } = useTranslationRef(runtimesTranslationRef);
  return (
    <ClassicFrame title={t('namespacesPage.title')}>
      <NamespacesRouter />
    </ClassicFrame>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { runtimesTranslationRef } from '../../translation';
import { RuntimesRouter } from '../RuntimesRouter';
import { ClassicFrame } from './ClassicFrame';

/** {@link RuntimesRouter} in a portal of the old frontend system. */
export function ClassicRuntimesPage() {
  const { t } = useTranslationRef(runtimesTranslationRef);
  return (
    <ClassicFrame title={t('runtimesPage.title')}>
      <RuntimesRouter />
    </ClassicFrame>
  );
}

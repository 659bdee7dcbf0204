import { useRuntimesWords } from '../../translation';
import { NamespacesRouter } from '../NamespacesRouter';
import { ClassicFrame } from './ClassicFrame';

/** {@link NamespacesRouter} in a portal of the old frontend system. */
export function ClassicNamespacesPage() {
  const { t } = useRuntimesWords();
  return (
    <ClassicFrame title={t('namespacesPage.title')}>
      <NamespacesRouter />
    </ClassicFrame>
  );
}

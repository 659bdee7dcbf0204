import { useRuntimesWords } from '../../translation';
import { RuntimesRouter } from '../RuntimesRouter';
import { ClassicFrame } from './ClassicFrame';

/** {@link RuntimesRouter} in a portal of the old frontend system. */
export function ClassicRuntimesPage() {
  const { t } = useRuntimesWords();
  return (
    <ClassicFrame title={t('runtimesPage.title')}>
      <RuntimesRouter />
    </ClassicFrame>
  );
}

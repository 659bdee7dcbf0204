import type { RuntimeGroup } from '@groundwork/plugin-control-plane-common';
import type { RuntimesWords } from '../translation';

/** In what order a group receives a namespace, as a sentence. */
export function strategySentence(
  group: Pick<
    RuntimeGroup,
    'orchestration_strategy' | 'canary_environment_id' | 'environments'
  >,
  t: RuntimesWords,
): string {
  const { environments, orchestration_strategy: strategy } = group;
  if (environments.length === 0) {
    return t('strategy.empty');
  }
  if (environments.length === 1) {
    return t('strategy.one', { title: environments[0].title });
  }
  if (strategy === 'replicate') {
    return environments.length === 2
      ? t('strategy.both')
      : t('strategy.all', { number: String(environments.length) });
  }
  const canary = environments.find(
    ({ id }) => id === group.canary_environment_id,
  );
  const title = canary?.title ?? t('strategy.oneOfThem');
  return environments.length === 2
    ? t('strategy.firstOfTwo', { title })
    : t('strategy.firstOfAll', { title });
}

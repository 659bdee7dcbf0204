import type { RuntimeGroup } from '@groundwork/plugin-control-plane-common';

/** In what order a group receives a namespace, as a sentence. */
export function strategySentence(
  group: Pick<
    RuntimeGroup,
    'orchestration_strategy' | 'canary_environment_id' | 'environments'
  >,
): string {
  const { environments, orchestration_strategy: strategy } = group;
  if (environments.length === 0) {
    return 'It has no runtime environment, so that nothing can be made in it.';
  }
  if (environments.length === 1) {
    return `Everything is made on ${environments[0].title}.`;
  }
  if (strategy === 'replicate') {
    return environments.length === 2
      ? 'On both at the same time.'
      : `On all ${environments.length} at the same time.`;
  }
  const canary = environments.find(
    ({ id }) => id === group.canary_environment_id,
  );
  const others =
    environments.length === 2 ? 'the other follows' : 'the others follow';
  return `${canary?.title ?? 'One of them'} first, ${others} when it is ready.`;
}

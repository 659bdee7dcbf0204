import type { TenantWorld } from './TenantWorld';

/**
 * What is done on the adapter for one name only, so that no other case is disturbed.
 *
 * @returns what the names of namespaces begin with for which it is done
 */
export function onApply(
  world: TenantWorld,
  act: (signal?: AbortSignal) => unknown,
): string {
  const name = world.unique();
  const before = world.adapter.onCall;
  world.adapter.onCall = async (call, desired, signal) => {
    await (call === 'apply' && desired?.name.startsWith(`${name}-`)
      ? act(signal)
      : before(call, desired, signal));
  };
  return name;
}

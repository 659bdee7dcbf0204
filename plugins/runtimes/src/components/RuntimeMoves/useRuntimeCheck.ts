import { useApi } from '@backstage/frontend-plugin-api';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  runtimesApiRef,
  useAction,
  type ActionState,
} from '@groundwork/plugin-control-plane-react';

/** Checks the health of a runtime environment now. */
export function useRuntimeCheck(
  runtime: RuntimeEnvironment,
  onChanged: () => void,
): ActionState<[], RuntimeEnvironment> {
  const api = useApi(runtimesApiRef);
  return useAction(async () => {
    const checked = await api.runtimes.check(runtime.id);
    onChanged();
    return checked;
  });
}

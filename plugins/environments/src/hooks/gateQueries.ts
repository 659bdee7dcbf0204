import { useApi } from '@backstage/frontend-plugin-api';
import {
  TEMPLATE_GATES_CHANNEL,
  type EnvironmentEventList,
  type TemplateGate,
  type TemplateGateChanged,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useLiveQuery,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';

/** A run of a template that waits for an approval, with its votes, kept up to date. */
export function useTemplateGate(id: string): LiveQuery<TemplateGate> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery<TemplateGate, TemplateGateChanged>({
    key: `gate ${id}`,
    channel: TEMPLATE_GATES_CHANNEL,
    load: signal => api.gates.get(id, { signal }),
    isAffected: change => change.gate_id === id,
  });
}

/** The latest events of such a run, newest first, kept up to date. */
export function useTemplateGateEvents(
  id: string,
): LiveQuery<EnvironmentEventList> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery<EnvironmentEventList, TemplateGateChanged>({
    key: `events of gate ${id}`,
    channel: TEMPLATE_GATES_CHANNEL,
    load: signal => api.gates.listEvents(id, { limit: 50 }, { signal }),
    isAffected: change => change.gate_id === id,
  });
}

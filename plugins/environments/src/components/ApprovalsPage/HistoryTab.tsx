import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { useEnvironmentEvents } from '@groundwork/plugin-control-plane-react';
import { History } from './History';

/** What happened to the request so far. */
export function HistoryTab(props: { request: EnvironmentRequest }) {
  return <History query={useEnvironmentEvents(props.request.id)} />;
}

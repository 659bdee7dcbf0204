import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  EventList,
  SkeletonLines,
  useEnvironmentEvents,
} from '@groundwork/plugin-control-plane-react';

/** What happened to the request so far. */
export function HistoryTab(props: { request: EnvironmentRequest }) {
  const { value, error, refresh } = useEnvironmentEvents(props.request.id);
  if (error) {
    return (
      <ErrorPanel
        title="The history could not be loaded"
        error={error}
        onRetry={refresh}
      />
    );
  }
  return value ? (
    <EventList events={value.items} />
  ) : (
    <SkeletonLines count={4} label="Loading the history" />
  );
}

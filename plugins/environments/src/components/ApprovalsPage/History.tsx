import type { EnvironmentEvent } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  EventList,
  SkeletonLines,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';

/** What happened so far to what is decided over. */
export function History(props: {
  query: LiveQuery<{ items: EnvironmentEvent[] }>;
  /** What is shown of an event, where it is not shown as it is. */
  present?: (event: EnvironmentEvent) => EnvironmentEvent;
}) {
  const { query, present = event => event } = props;
  const { t } = useEnvironmentsWords();
  const { value, error, refresh } = query;
  if (error) {
    return (
      <ErrorPanel
        title={t('approvalsPage.historyFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  return value ? (
    <EventList events={value.items.map(present)} />
  ) : (
    <SkeletonLines count={4} label={t('approvalsPage.historyLoading')} />
  );
}
